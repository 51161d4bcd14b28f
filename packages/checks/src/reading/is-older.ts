/** Whether a version such as `v1.19.5-eksbuild.3` comes before another one, without what follows the numbers. */
export function isOlder(version: string, least: string): boolean {
  const [have = [], need = []] = [version, least].map((text) =>
    text
      .replace(/^v|[-+].*$/g, '')
      .split('.')
      .map(Number),
  );
  const decisive = need.findIndex((part, index) => part !== have[index]);
  return decisive >= 0 && (have[decisive] ?? 0) < (need[decisive] ?? 0);
}
