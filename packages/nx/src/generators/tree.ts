/** What a generator needs of the tree of `@nx/devkit`: files that Nx writes once all of them are known. */
export interface Tree {
  readonly root: string;
  read(path: string, encoding: 'utf-8'): string | null;
  write(path: string, text: string): void;
}
