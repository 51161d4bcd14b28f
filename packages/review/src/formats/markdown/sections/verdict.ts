import type { ChangeReport } from '../../../report/change-report.ts';
import { counted, countsInWords } from '../../words.ts';
import { fixed, type Section } from '../section.ts';

/** The first line, which says whether there is anything to do, and the sums. */
export function verdictSection(report: ChangeReport): Section {
  return fixed(`## ${headline(report)}\n\n${sums(report)}`);
}

function headline({ verdict, totals }: ChangeReport): string {
  const warnings = totals.warnings === 0 ? '' : `, ${counted(totals.warnings, 'warning')}`;
  switch (verdict) {
    case 'none':
      return '✅ No cluster changes';
    case 'changes':
      return totals.warnings === 0 ? '✅ Changes, none of them dangerous' : `⚠️ Changes${warnings}`;
    case 'dangerous':
      return `⛔ ${counted(totals.dangers, 'danger')} without a waiver${warnings}`;
  }
}

function sums({ totals, files }: ChangeReport): string {
  if (totals.clusters === 0) {
    return files.sameMeaning.length === 0
      ? ''
      : `${counted(files.sameMeaning.length, 'file')} changed without another meaning.\n\n`;
  }
  const waived = totals.waived === 0 ? '' : `, ${counted(totals.waived, 'finding')} accepted by waivers`;
  return `${countsInWords(totals)} objects in ${counted(totals.clusters, 'cluster')}${waived}.\n\n`;
}
