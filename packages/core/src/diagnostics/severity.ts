/** `error` stops the run before anything is written; `warning` and `info` are shown. */
export type Severity = 'error' | 'warning' | 'info';
