import { formatHtml, formatMarkdown, formatSarif, type ChangeReport } from '@nodeless/review';
import type { Colors } from 'picocolors/types.js';
import { formatJson, toJson } from './format-json.ts';
import { formatPretty } from './format-pretty.ts';
import type { ReportFormat } from './formats.ts';

/** Turns a report into what `nodeless diff` prints, with a line feed at its end. Text in it is made harmless for the format. */
export type ReportFormatter = (report: ChangeReport, colors: Colors) => string;

/** A new format is a line here, and a name in `REPORT_FORMATS`. */
export const REPORT_FORMATTERS: { readonly [name in ReportFormat]: ReportFormatter } = {
  pretty: formatPretty,
  json: formatJson,
  markdown: formatMarkdown,
  html: formatHtml,
  sarif: (report) => toJson(formatSarif(report)),
};
