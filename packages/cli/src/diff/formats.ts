/** The formats of `nodeless diff`. */
export const REPORT_FORMATS = ['pretty', 'json', 'markdown', 'html', 'sarif'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];
