import { runs } from '@nodeless/core/testing';
import fc from 'fast-check';
import { apply } from './apply.ts';
import { OLD_RECORD } from './ownership/old-form.ts';
import { parseRecord } from './ownership/parse-record.ts';
import { plan } from './plan.ts';
import { Crash, type Fault, type FaultyDisk, faultyDisk } from './testing/faulty-disk.ts';
import { inSandbox, OPTIONS, type Sandbox, targetOf, type Texts } from './testing/sandbox.ts';
import { verify } from './verify.ts';

const BEFORE: Texts = {
  'same.yaml': 'same\n',
  'changed.yaml': 'old\n',
  'deep/er/gone.yaml': 'gone\n',
  'deep/stays.yaml': 'stays\n',
  'file-to-folder': 'file\n',
  'folder-to-file/x': 'x\n',
};
const AFTER: Texts = {
  'same.yaml': 'same\n',
  'changed.yaml': 'new and longer\n',
  'deep/stays.yaml': 'stays\n',
  'file-to-folder/y': 'y\n',
  'folder-to-file': 'file\n',
  'new/folder/made.yaml': 'made\n',
};
const OTHER: Texts = { 'changed.yaml': 'third\n', 'new/folder': 'file\n', 'deep/stays.yaml': 'stays\n' };
const FOREIGN: Texts = { 'deep/er/mine.md': 'mine\n', 'notes.md': 'mine\n', '.note.nodeless-tmp': 'mine\n' };
const FAULTS: readonly Fault[] = ['refuse', 'crash', 'torn'];

/** A tree of `BEFORE`, with the files of a person beside it. */
function generated(body: (sandbox: Sandbox) => void): void {
  inSandbox((sandbox) => {
    sandbox.generate(BEFORE);
    for (const [path, text] of Object.entries(FOREIGN)) sandbox.write(path, text);
    body(sandbox);
  });
}

/** The same as an earlier version left it: with one record of all files. */
function generatedEarlier(body: (sandbox: Sandbox) => void): void {
  generated((sandbox) => {
    sandbox.useOldForm(BEFORE);
    body(sandbox);
  });
}

/** One run that goes wrong at the n-th call. */
function failingRun(
  sandbox: Sandbox,
  texts: Texts,
  n: number,
  fault: Fault,
  discardEdits = false,
): FaultyDisk {
  const disk = faultyDisk(sandbox.disk, n, fault);
  try {
    const planned = plan(disk, targetOf(texts), { ...OPTIONS, discardEdits });
    const { diagnostics } = apply(disk, planned);
    const failed = disk.calls() >= n && fault === 'refuse';
    const codes = diagnostics.map((diagnostic) => diagnostic.code);
    if (failed) expect(codes).toEqual(['tree/disk-error']);
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
  }
  return disk;
}

/** Runs `body` for every call of a run, and once for a run that meets no fault. */
function forEveryCall(body: (n: number) => FaultyDisk): number {
  let n = 1;
  while (body(n).calls() >= n) n++;
  return n - 1;
}

function expectNothingLost(sandbox: Sandbox): void {
  const files = sandbox.files();
  expect(files).toMatchObject(FOREIGN);
  for (const [path, text] of Object.entries(files)) {
    const ours = path in BEFORE || path in AFTER;
    if (ours) expect([BEFORE[path], AFTER[path]]).toContain(text);
  }
  for (const [path, text] of Object.entries(sandbox.records())) {
    if (path !== OLD_RECORD) expect(parseRecord(path, Buffer.from(text))).toHaveProperty('ownership');
  }
}

function expectExactly(sandbox: Sandbox, texts: Texts): void {
  expect(sandbox.files()).toEqual({ ...texts, ...FOREIGN });
  const findings = verify(sandbox.disk, targetOf(texts));
  expect(findings.map((finding) => finding.code)).toEqual(
    Object.keys(FOREIGN).map(() => 'tree/foreign-file'),
  );
}

describe.each(FAULTS)('a call fails: %s', (fault) => {
  test.each([
    ['the same sources', AFTER],
    ['other sources', OTHER],
    ['the old sources', BEFORE],
  ])('whichever call it is, the next run of %s heals the tree', (_, next) => {
    const calls = forEveryCall((n) => {
      let disk: FaultyDisk | undefined;
      generated((sandbox) => {
        disk = failingRun(sandbox, AFTER, n, fault);
        expectNothingLost(sandbox);
        expect(sandbox.generate(next)).toEqual([]);
        expectExactly(sandbox, next);
      });
      return disk as unknown as FaultyDisk;
    });
    expect(calls).toBeGreaterThan(40);
  });

  test.each([
    ['the same sources', AFTER],
    ['the old sources', BEFORE],
  ])('whichever call of the first run over an older tree it is, the next run of %s heals it', (_, next) => {
    forEveryCall((n) => {
      let disk: FaultyDisk | undefined;
      generatedEarlier((sandbox) => {
        disk = failingRun(sandbox, AFTER, n, fault);
        expectNothingLost(sandbox);
        expect(sandbox.generate(next)).toEqual([]);
        expectExactly(sandbox, next);
        expect(sandbox.tree()).not.toHaveProperty([OLD_RECORD]);
      });
      return disk as unknown as FaultyDisk;
    });
  });

  test('whichever call of the first run it is, the next run makes the whole tree', () => {
    forEveryCall((n) =>
      inSandbox((sandbox) => {
        const disk = failingRun(sandbox, AFTER, n, fault);
        expect(sandbox.generate(AFTER)).toEqual([]);
        expect(sandbox.files()).toEqual(AFTER);
        return disk;
      }),
    );
  });

  test('whichever call it is, an edited file stops the run and nothing at all is written', () => {
    forEveryCall((n) => {
      let disk: FaultyDisk | undefined;
      generated((sandbox) => {
        sandbox.write('changed.yaml', 'edited\n');
        sandbox.write('deep/er/gone.yaml', 'edited\n');
        const before = sandbox.tree();
        disk = failingRun(sandbox, AFTER, n, fault);
        expect(sandbox.tree()).toEqual(before);
        expect(sandbox.generate(AFTER)).toEqual(['tree/edited-file', 'tree/edited-file']);
        expect(sandbox.tree()).toEqual(before);
      });
      return disk as unknown as FaultyDisk;
    });
  });

  test('whichever call of a run that discards edits it is, an edit that is still there is still an edit', () => {
    forEveryCall((n) => {
      let disk: FaultyDisk | undefined;
      generated((sandbox) => {
        sandbox.write('changed.yaml', 'edited\n');
        disk = failingRun(sandbox, AFTER, n, fault, true);
        const edited = sandbox.files()['changed.yaml'] === 'edited\n';
        expect(sandbox.generate(AFTER)).toEqual(edited ? ['tree/edited-file'] : []);
        expect(sandbox.generate(AFTER, { discardEdits: true })).toEqual([]);
        expectExactly(sandbox, AFTER);
      });
      return disk as unknown as FaultyDisk;
    });
  });
});

test('any number of runs may fail, with changing sources, before one heals', () => {
  const failure = fc.tuple(fc.constantFrom(AFTER, OTHER, BEFORE), fc.nat(80), fc.constantFrom(...FAULTS));
  fc.assert(
    fc.property(
      fc.array(failure, { minLength: 2, maxLength: 5 }),
      fc.constantFrom(AFTER, OTHER),
      (failures, last) => {
        generated((sandbox) => {
          for (const [texts, n, fault] of failures) failingRun(sandbox, texts, n + 1, fault);
          expect(sandbox.generate(last)).toEqual([]);
          expectExactly(sandbox, last);
        });
      },
    ),
    {
      ...runs(25),
      // The second run leaves its lock behind, and the third one fails where it would take it again.
      examples: [
        [
          [
            [OTHER, 46, 'refuse'],
            [AFTER, 14, 'refuse'],
            [AFTER, 15, 'refuse'],
          ],
          AFTER,
        ],
      ],
    },
  );
});

test('a refusal of the file system is a finding that names the file', () => {
  generated((sandbox) => {
    const planned = sandbox.plan(AFTER);
    const { diagnostics } = apply(faultyDisk(sandbox.disk, 1, 'refuse'), planned);
    expect(diagnostics).toMatchObject([
      {
        code: 'tree/disk-error',
        message: 'Cannot touch clusters: EIO: i/o error',
        hint: expect.stringContaining('run the same command again'),
        location: { file: 'clusters' },
      },
    ]);
  });
});
