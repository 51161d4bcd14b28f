import type { ChangeReport } from '../../report/change-report.ts';
import { fitted } from './section.ts';
import { changesSection } from './sections/changes.ts';
import { dangersSection } from './sections/dangers.ts';
import { footerSection } from './sections/footer.ts';
import { plansSection } from './sections/plans.ts';
import { summarySection } from './sections/summary.ts';
import { verdictSection } from './sections/verdict.ts';
import { versionsSection } from './sections/versions.ts';

/** GitHub takes 65,536 characters in a comment; the rest is for the marker of who writes it. */
export const MARKDOWN_LIMIT = 60_000;

/**
 * A report as a comment on a pull request, in GitHub Flavored Markdown. Never longer than {@link MARKDOWN_LIMIT}
 * characters: parts are told in fewer words or counted, dangers last of all, and what is left out is said. Text from
 * manifests has no meaning in it, and nobody is notified by it.
 */
export function formatMarkdown(report: ChangeReport): string {
  const verdict = verdictSection(report);
  const dangers = dangersSection(report);
  const plans = plansSection(report);
  const summary = summarySection(report);
  const versions = versionsSection(report);
  const changes = changesSection(report);
  const footer = footerSection(report);
  return fitted(
    [verdict, dangers, plans, summary, versions, changes, footer],
    [verdict, footer, dangers, plans, summary, versions, changes],
    MARKDOWN_LIMIT,
  );
}
