import type { z } from 'zod';
import type { Component } from './component.ts';

/** A catalogue: the components that sources may ask for, by their keys. */
export type Catalogue = Readonly<Record<string, Component>>;

/** What the sources ask of the components of a catalogue, by their keys. */
export type OptionsOf<C extends Catalogue> = {
  readonly [K in keyof C]?: false | z.output<C[K]['options']> | undefined;
};

/** A component that shall run, with its options. */
export interface Asked {
  readonly component: Component;
  readonly options: unknown;
}

/** The components that shall run, in the order of the catalogue. */
export function askedComponents(catalogue: Catalogue, wanted: Readonly<Record<string, unknown>>): Asked[] {
  return Object.values(catalogue).flatMap((component) => {
    const options = wanted[component.key];
    return options === undefined || options === false ? [] : [{ component, options }];
  });
}
