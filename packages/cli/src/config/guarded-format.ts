import { deepFreeze } from '@nodeless/core';
import type { FormatDefinition } from '@nodeless/review';
import { attempt, type ConfigPlace } from './extension-error.ts';
import { atOnce } from './given.ts';

/** The same format, which throws nothing but an `ExtensionError`; what it gives ends with a line feed. */
export function guardedFormat(format: FormatDefinition, config: ConfigPlace): FormatDefinition {
  const { name, title, render } = format;
  return {
    name,
    title,
    render: (report) =>
      attempt(
        () => {
          const text = atOnce<unknown>(render(deepFreeze(report)));
          if (typeof text !== 'string') throw new TypeError(`it rendered ${typeof text} and not a string`);
          return text.endsWith('\n') ? text : `${text}\n`;
        },
        `the format ${name}`,
        { ...config, definitions: [format] },
      ),
  };
}
