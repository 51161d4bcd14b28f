import { escapeControl } from '@nodeless/core';

/** HTML that is safe to print. Text from elsewhere becomes it through {@link markup} alone. */
export interface Html {
  readonly html: string;
}

const ENTITIES: { readonly [sign: string]: string } = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** HTML of our own; every part that is no {@link Html} is shown as the text that it is, also between quotes. */
export function markup(
  strings: TemplateStringsArray,
  ...parts: readonly (Html | readonly Html[] | string | number)[]
): Html {
  return { html: strings.reduce((all, next, index) => `${all}${shown(parts[index - 1] ?? '')}${next}`) };
}

/** HTML that is a constant of ours. */
export function constant(text: string): Html {
  return { html: text };
}

function shown(part: Html | readonly Html[] | string | number): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return escapeControl(String(part)).replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
  }
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}
