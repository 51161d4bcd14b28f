import { isJsonObject } from '@nodeless/core';
import { capacityUnits, onOff, plain, presence, spaceSeparated, type Encoder } from './encode.ts';
import { goBool, goInt, goList, goMap, ignored, mapLosses, read, refused, type Reader } from './reading.ts';
import { cidrProblem } from './values.ts';

/** The form of an annotation's text: how an option becomes it, and what the controller reads there. */
export interface Form {
  readonly encode: Encoder;
  readonly read: Reader;
}

const quoted = (text: string) => JSON.stringify(text);

/** Text that the controller hands on as it is. */
export const text: Form = { encode: plain, read };

/** One of a few words, in this very case and without white space. */
export function word(...words: readonly string[]): Form {
  return { encode: plain, read: (one) => (words.includes(one) ? read(one) : notOneOf(one, words)) };
}

/** One of a few words in any case. */
export function anyCase(...words: readonly string[]): Form {
  return {
    encode: plain,
    read: (one) => {
      const known = words.find((word) => word.toLowerCase() === one.toLowerCase());
      return known === undefined ? notOneOf(one, words) : read(known);
    },
  };
}

const notOneOf = (one: string, words: readonly string[]) =>
  refused(
    `${quoted(one)} is not ${words.join(' or ')}`,
    `write ${words.join(' or ')}, in this case and alone`,
  );

/** One of a few words; anything else means `otherwise`, without a word. */
export function wordOr(words: readonly string[], otherwise: string): Form {
  return {
    encode: plain,
    read: (one) =>
      words.includes(one)
        ? read(one)
        : ignored(
            `${quoted(one)} is not ${words.join(' or ')}, and the controller takes ${otherwise}`,
            `write ${words.join(' or ')}, in this case and alone`,
          ),
  };
}

export const bool: Form = {
  encode: plain,
  read: (one) => {
    const value = goBool(one);
    return value === undefined
      ? refused(`${quoted(one)} is not true or false`, 'write true or false')
      : read(value);
  },
};

/** A boolean whose errors the controller swallows. */
export const silentBool: Form = {
  encode: plain,
  read: (one) => {
    const value = goBool(one);
    return value === undefined
      ? ignored(`${quoted(one)} is not true or false, and the controller takes false`, 'write true or false')
      : read(value);
  },
};

/** `on` or `off`. */
export const onOrOff: Form = {
  encode: onOff,
  read: (one) => {
    const reading = word('on', 'off').read(one);
    return reading.value === undefined ? reading : read(one === 'on');
  },
};

/** `on`; anything else is off, without a word. */
export const onlyOn: Form = {
  encode: presence('on'),
  read: (one) =>
    one === 'on' ? read(true) : ignored(`${quoted(one)} is not on, and the controller takes off`, 'write on'),
};

/** `*` alone. */
export const star: Form = {
  encode: presence('*'),
  read: (one) => (one === '*' ? read(true) : refused(`${quoted(one)} is not *`, "write '*'")),
};

/** A whole number; the controller itself checks the bounds that are given. */
export function int(bits: 32 | 64 = 32, bounds?: { readonly min: number; readonly max: number }): Form {
  return {
    encode: plain,
    read: (one) => {
      const value = goInt(one, bits);
      if (value === undefined) return refused(`${quoted(one)} is not a whole number`, 'write digits alone');
      if (bounds === undefined || (value >= bounds.min && value <= bounds.max)) return read(value);
      return refused(
        `${value} is outside ${bounds.min} to ${bounds.max}`,
        `write ${bounds.min} to ${bounds.max}`,
      );
    },
  };
}

/** A number or a word. */
export const port: Form = {
  encode: plain,
  read: (one) => read(goInt(one, 32) ?? one),
};

/** Items between commas; `problem` says what the controller itself refuses in one. */
export function list(problem: (item: string) => string | undefined = () => undefined): Form {
  return {
    encode: plain,
    read: (one) => {
      const items = goList(one);
      const wrong = items.map(problem).find((found) => found !== undefined);
      if (wrong !== undefined) return refused(wrong, 'correct it, or take it out of the list');
      if (items.length > 0) return read(items);
      return ignored('it holds no item', 'name one, or remove the annotation');
    },
  };
}

export const cidrs = list((item) => cidrProblem(item));
export const numbers = list((item) =>
  goInt(item, 32) === undefined ? `${quoted(item)} is not a number` : undefined,
);

/** Words between spaces. */
export const spaced: Form = {
  encode: spaceSeparated,
  read: (one) => read(one.split(' ').filter((part) => part !== '')),
};

/** `key=value` between commas; `problem` says what the controller itself refuses in one. */
export function map(problem: (key: string, value: string) => string | undefined = () => undefined): Form {
  return {
    encode: plain,
    read: (one) => {
      const pairs = goMap(one);
      if (pairs === undefined)
        return refused(
          `${quoted(one)} is not a list of key=value`,
          'write key=value,other=value; \\, is a comma in a value',
        );
      const wrong = Object.entries(pairs)
        .map(([key, value]) => problem(key, value))
        .find((found) => found !== undefined);
      if (wrong !== undefined) return refused(wrong, 'correct it, or take it out');
      const problems = mapLosses(one).map(
        (message) =>
          ({ effect: 'ignored', message, hint: 'write \\, and \\\\ in values, and each key once' }) as const,
      );
      return { ...read(pairs), problems };
    },
  };
}

/** Numbers of ports by numbers of ports. */
export const portMap = map((key, value) =>
  [key, value].some((one) => goInt(one, 32) === undefined)
    ? `${quoted(`${key}=${value}`)} is not a pair of ports`
    : undefined,
);

/** `CapacityUnits=` and a number. */
export const capacity: Form = {
  encode: capacityUnits,
  read: (one) => {
    const { value: pairs = {}, problems } = map((key, value) =>
      key !== 'CapacityUnits' || goInt(value, 32) === undefined
        ? `${quoted(`${key}=${value}`)} is not CapacityUnits= and a number`
        : undefined,
    ).read(one);
    return isJsonObject(pairs) && 'CapacityUnits' in pairs
      ? read(Number(pairs['CapacityUnits']))
      : { problems };
  },
};

/** The name of a group. Source: validateGroupName in pkg/ingress/group_loader.go */
export const groupName: Form = {
  encode: plain,
  read: (one) =>
    /^(?=.{1,63}$)[a-z0-9]([-.a-z0-9]*[a-z0-9])?$/.test(one)
      ? read(one)
      : refused(
          `${quoted(one)} is no name of a group`,
          'at most 63 lower-case letters, digits, hyphens and points; a letter or digit at both ends',
        ),
};

/** A name of at most 32 characters. */
export const shortName: Form = {
  encode: plain,
  read: (one) =>
    one.length <= 32 ? read(one) : refused(`${quoted(one)} has more than 32 characters`, 'shorten it'),
};

/** Text that must not be empty. */
export const filled: Form = {
  encode: plain,
  read: (one) => (one === '' ? refused('it is empty', 'remove the annotation') : read(one)),
};
