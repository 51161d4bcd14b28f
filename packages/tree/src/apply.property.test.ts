import { recordPathOf } from '@nodeless/core';
import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { OLD_RECORD } from './ownership/old-form.ts';
import { nothingToDo } from './plan.ts';
import { anyTexts, soundTexts } from './testing/arbitrary-trees.ts';
import { CLUSTER, inSandbox, type Sandbox, targetOf, type Texts } from './testing/sandbox.ts';
import { verify } from './verify.ts';

interface Story {
  readonly before: Texts;
  readonly after: Texts;
  /** What a person does in between: paths to delete, then files to write, where that is possible. */
  readonly deleted: Texts;
  readonly written: Texts;
}

const stories: fc.Arbitrary<Story> = fc.record({
  before: soundTexts,
  after: soundTexts,
  deleted: anyTexts,
  written: anyTexts,
});

function handWork(sandbox: Sandbox, { deleted, written }: Story): void {
  const tryTo = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      // A person cannot delete what is not there, or write a file where a folder is.
      expect(['ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR']).toContain((error as NodeJS.ErrnoException).code);
    }
  };
  for (const path of Object.keys(deleted)) tryTo(() => sandbox.remove(path));
  for (const [path, text] of Object.entries(written)) tryTo(() => sandbox.write(path, text));
}

const holdsFiles = (tree: Texts) =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => !path.endsWith('/')));

/** True when a file of a person keeps a file of ours from its place, whatever the file system thinks of case. */
function clashes(path: string, text: string, after: Texts): boolean {
  const folded = path.toLowerCase();
  return Object.entries(after).some(([name, wanted]) => {
    if (name === path) return wanted !== text;
    return folded === name || folded.startsWith(`${name}/`) || name.startsWith(`${folded}/`);
  });
}

test.each([
  [false, 'today'],
  [true, 'today'],
  [false, 'earlier versions'],
  [true, 'earlier versions'],
])(
  'plan and apply end in exactly the right tree, or change nothing (discardEdits: %s, records of %s)',
  (discardEdits, records) => {
    fc.assert(
      fc.property(stories, (story) =>
        inSandbox((sandbox) => {
          const { before, after } = story;
          expect(sandbox.generate(before)).toEqual([]);
          if (records !== 'today') sandbox.useOldForm(before);
          handWork(sandbox, story);
          const found = sandbox.tree();
          const files = Object.entries(holdsFiles(sandbox.files()));
          // Whoever deletes a folder deletes its record, too, and what is put there again is a file of theirs.
          const isOurs = (path: string): boolean =>
            before[path] !== undefined &&
            found[records === 'today' ? recordPathOf(path) : OLD_RECORD] !== undefined;
          const foreign = files.filter(([path]) => !isOurs(path));
          const edited = files.filter(([path, text]) => isOurs(path) && before[path] !== text);
          const expected = new Set([
            ...foreign.filter(([path, text]) => clashes(path, text, after)).map(([path]) => path),
            ...(discardEdits
              ? []
              : edited.filter(([path, text]) => after[path] !== text).map(([path]) => path)),
          ]);

          const { conflicts } = sandbox.plan(after, { discardEdits });
          const named = conflicts.map((conflict) => conflict.location?.file.split('/rendered/').at(-1));
          expect(new Set(named)).toEqual(expected);
          const codes = sandbox.generate(after, { discardEdits });
          expect(codes).toEqual(conflicts.map((conflict) => conflict.code));
          if (conflicts.length > 0) {
            expect(sandbox.tree()).toEqual(found);
            return;
          }
          const right = { ...Object.fromEntries(foreign), ...after };
          expect(holdsFiles(sandbox.files())).toEqual(right);
          expect(sandbox.tree()).not.toHaveProperty([OLD_RECORD]);
          expect(nothingToDo(sandbox.plan(after))).toBe(true);
          const target = targetOf(after);
          const left = verify(sandbox.disk, target).map((diagnostic) => diagnostic.location?.file);
          const kept = foreign.map(([path]) => path).filter((path) => after[path] === undefined);
          expect(left).toEqual(kept.sort().map((path) => `clusters/${CLUSTER}/rendered/${path}`));
        }),
      ),
      runs(60),
    );
  },
);

test('check finds nothing exactly when generate has nothing to do and nothing is foreign', () => {
  fc.assert(
    fc.property(stories, (story) =>
      inSandbox((sandbox) => {
        sandbox.generate(story.before);
        handWork(sandbox, story);
        const target = targetOf(story.after);
        const plan = sandbox.planTarget(target);
        const sound = verify(sandbox.disk, target).length === 0;
        expect(sound).toBe(nothingToDo(plan) && plan.foreign.length === 0);
      }),
    ),
    runs(40),
  );
});

test('without hand work no folder is left empty', () => {
  fc.assert(
    fc.property(fc.array(soundTexts, { minLength: 1, maxLength: 4 }), (trees) =>
      inSandbox((sandbox) => {
        for (const texts of trees) {
          expect(sandbox.generate(texts)).toEqual([]);
          expect(sandbox.files()).toEqual(texts);
        }
      }),
    ),
    runs(25),
  );
});
