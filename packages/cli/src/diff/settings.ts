import { hasErrors, type Diagnostic } from '@nodeless/core';
import { currentId, DANGER_RULES, type ReviewSettings, type TreeReader, type Waiver } from '@nodeless/review';
import { ReviewSettingsReader, type SourceFile } from '@nodeless/sources';

const RULES: ReadonlySet<string> = new Set(DANGER_RULES.map(({ id }) => id));

/** Waivers and limits as the sources of the head have them. Wrong ones are collected, and waive nothing. */
export class HeadSettings {
  readonly problems: Diagnostic[] = [];
  readonly #trees: TreeReader;
  readonly #reader: ReviewSettingsReader;
  readonly #own: readonly string[];
  readonly #seen = new Set<string>();

  /** @param own ids of the rules of the repository's own */
  constructor(trees: TreeReader, own: readonly string[]) {
    this.#trees = trees;
    this.#own = own;
    this.#reader = new ReviewSettingsReader(this.#source('clusters/fleet.yaml'));
  }

  of(cluster: string): ReviewSettings {
    const { value, diagnostics } = this.#reader.read(this.#source(`clusters/${cluster}/cluster.yaml`));
    this.#add(diagnostics);
    if (value === undefined) return { waivers: [], maxDeletedPercent: 0 };
    const waivers = value.waivers.map(({ location, object, rule, ...waiver }): Waiver => {
      const id = currentId(rule);
      if (!RULES.has(id) && !this.#own.includes(id)) {
        this.#add([
          {
            code: 'spec/invalid-value',
            severity: 'error',
            message: isOwn(id)
              ? `no danger of nodeless.config is called ${JSON.stringify(rule)}`
              : `no rule of the danger catalogue is called ${JSON.stringify(rule)}`,
            hint: isOwn(id)
              ? 'the rules of a repository are those that its nodeless.config on disk has below dangers'
              : 'docs/diff.md lists the rules; nodeless diff prints the id beside each danger',
            location,
          },
        ]);
      }
      const parts = Object.entries(object ?? {}).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      return {
        ...waiver,
        rule: id,
        ...(parts.length === 0 ? {} : { object: Object.fromEntries(parts) }),
        file: location.file,
        line: location.line,
      };
    });
    return {
      waivers,
      maxDeletedPercent: value.maxDeletedPercent,
      ...(value.stage === undefined ? {} : { stage: value.stage }),
    };
  }

  get broken(): boolean {
    return hasErrors(this.problems);
  }

  /** A problem of fleet.yaml comes back for every cluster. */
  #add(diagnostics: readonly Diagnostic[]): void {
    for (const diagnostic of diagnostics) {
      const key = JSON.stringify(diagnostic);
      if (!this.#seen.has(key)) this.problems.push(diagnostic);
      this.#seen.add(key);
    }
  }

  #source(path: string): SourceFile | undefined {
    const text = this.#trees.read('head', [path]).get(path);
    return text === undefined ? undefined : { path, bytes: Buffer.from(text) };
  }
}

/** Rules of a repository's own have a domain name before the slash. */
function isOwn(id: string): boolean {
  return id.split('/', 1)[0]?.includes('.') === true;
}
