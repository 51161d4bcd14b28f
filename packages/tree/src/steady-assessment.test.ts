import type { Disk } from './disk/disk.ts';
import { DiskError } from './disk/disk.ts';
import { steadyAssessment } from './steady-assessment.ts';
import { inSandbox, type Sandbox, targetOf } from './testing/sandbox.ts';

const TEXTS = { 'a.yaml': 'a\n', 'b.yaml': 'b\n' };
const target = targetOf(TEXTS);

/** A disk on which another run renames a file away under each of the first `times` looks at it. */
function busyDisk({ disk }: Sandbox, times: number): Disk {
  let left = times;
  const read: Disk['read'] = (path) => {
    if (path.endsWith('b.yaml') && left > 0) {
      left -= 1;
      throw new DiskError(
        'read',
        path,
        Object.assign(new Error('gone'), { code: 'ENOENT', syscall: 'open' }),
      );
    }
    return disk.read(path);
  };
  return { ...disk, read };
}

const machine = (...alive: readonly number[]) => ({ own: 1, isAlive: (pid: number) => alive.includes(pid) });

test('while another run writes, that is the answer', () => {
  inSandbox((sandbox) => {
    sandbox.generate(TEXTS);
    sandbox.write('.77.nodeless-lock', '');
    expect(steadyAssessment(busyDisk(sandbox, 1), target, machine(77)).diagnostics).toMatchObject([
      { code: 'tree/locked', message: 'Process 77 is writing the same tree' },
    ]);
  });
});

test('when the other run has ended, the disk is looked at once more', () => {
  inSandbox((sandbox) => {
    sandbox.generate(TEXTS);
    const { value, diagnostics } = steadyAssessment(busyDisk(sandbox, 2), target, machine());
    expect(diagnostics).toEqual([]);
    expect(value?.planned.map(({ state }) => state)).toEqual(['same', 'same']);
  });
});

test('what stays away is told as it is, and our own lock is none of another', () => {
  inSandbox((sandbox) => {
    sandbox.generate(TEXTS);
    sandbox.write('.1.nodeless-lock', '');
    expect(() => steadyAssessment(busyDisk(sandbox, 3), target, machine(1))).toThrow(DiskError);
  });
});
