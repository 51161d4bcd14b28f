import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_REPORT_BYTES, readReport } from './artifact.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'nodeless-artifact-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): void {
  writeFileSync(join(folder, name), content);
}

test('a report is read, and its text made harmless', () => {
  write('report.md', '## 1 change\n@everyone <script>\n');
  write('verdict', 'changes\n');
  write('pull-request', '99');
  expect(readReport(folder)).toEqual({
    kind: 'report',
    markdown: '## 1 change\n@\u200beveryone <\u200bscript>\n',
    verdict: 'changes',
  });
});

test('a run that ended early has none', () => {
  expect(readReport(folder)).toEqual({ kind: 'missing' });
  expect(readReport(join(folder, 'nowhere'))).toEqual({ kind: 'missing' });
});

describe('an artifact that was tampered with', () => {
  beforeEach(() => {
    write('report.md', 'text\n');
    write('verdict', 'none');
  });
  const spoilt: Record<string, [spoil: () => void, reason: string]> = {
    'half of it': [() => rmSync(join(folder, 'verdict')), 'one of its two files is missing'],
    'a link out of the folder': [() => link('/etc/hostname'), 'report.md is a link'],
    'a link within the folder': [() => link('verdict'), 'report.md is a link'],
    'a directory': [() => directory(), 'report.md is not a file'],
    'a pipe that never ends': [() => pipe(), 'report.md is not a file'],
    'bytes that are no text': [() => write('report.md', Buffer.from([0x61, 0xff])), 'report.md is not UTF-8'],
    'a huge file': [
      () => write('report.md', Buffer.alloc(MOST_REPORT_BYTES + 1, 'a')),
      `report.md has more than ${MOST_REPORT_BYTES} bytes`,
    ],
    'a verdict of its own': [
      () => write('verdict', '1'),
      'its verdict is not one of none, changes, dangerous, failed',
    ],
    'a verdict with more in it': [
      () => write('verdict', 'none\nmore'),
      'its verdict is not one of none, changes, dangerous, failed',
    ],
  };
  function link(target: string): void {
    rmSync(join(folder, 'report.md'));
    symlinkSync(target, join(folder, 'report.md'));
  }
  function directory(): void {
    rmSync(join(folder, 'report.md'));
    mkdirSync(join(folder, 'report.md'));
  }
  function pipe(): void {
    rmSync(join(folder, 'report.md'));
    execFileSync('mkfifo', [join(folder, 'report.md')]);
  }
  test.each(Object.entries(spoilt))('%s', (_, [spoil, reason]) => {
    spoil();
    expect(readReport(folder)).toEqual({ kind: 'unusable', reason });
  });

  test('a folder that is a link', () => {
    symlinkSync(folder, `${folder}-link`);
    expect(readReport(`${folder}-link`)).toEqual({
      kind: 'unusable',
      reason: 'its folder is not a folder',
    });
    rmSync(`${folder}-link`);
  });
});
