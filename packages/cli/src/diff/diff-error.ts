/** The two trees cannot be compared. Nothing is wrong with the program. */
export class DiffError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'DiffError';
    this.hint = hint;
  }
}
