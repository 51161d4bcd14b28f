import { code, own } from '@nodeless/core/markdown';
import type { ChangeReport, Side } from '../../../report/change-report.ts';
import { counted } from '../../words.ts';
import { fixed, type Section } from '../section.ts';

const SHORT_COMMIT = 12;

/** What was compared, and an account of all files that changed. */
export function footerSection({ base, head, files }: ChangeReport): Section {
  const account = [
    `${counted(files.objects, 'file')} with objects`,
    `${files.sameMeaning.length} rewritten with the same meaning`,
    ...(files.unreadable.length === 0 ? [] : [`${files.unreadable.length} unreadable`]),
    `${counted(files.others.length, 'other file')}`,
  ];
  return fixed(
    own`<sub>${side(head)} compared with ${side(base)} · ${{ markdown: account.join(', ') }}</sub>\n`
      .markdown,
  );
}

function side({ name, commit, worktree }: Side) {
  const id = code(commit.slice(0, SHORT_COMMIT));
  return worktree ? own`the files on disk, over ${id}` : own`${code(name)} (${id})`;
}
