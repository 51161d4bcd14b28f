/** Where GitHub and GitLab look for code owners. */
export const CODE_OWNERS = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** The file without the lines that begin with the folder of one of these clusters. */
export function withoutClusters(text: string, clusters: readonly string[]): string {
  const folders = clusters.map((name) => `/clusters/${name}/`);
  return text
    .split('\n')
    .filter((line) => !folders.some((folder) => line.startsWith(folder)))
    .join('\n');
}
