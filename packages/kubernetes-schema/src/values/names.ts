const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';

/** Names of Namespaces and of most things that become part of a host name; at most 63 characters. */
export const DNS1123_LABEL = new RegExp(`^(?=.{1,63}$)${LABEL}$`);

/** Names of most objects: labels joined by dots, at most 253 characters. */
export const DNS1123_SUBDOMAIN = new RegExp(`^(?=.{1,253}$)${LABEL}(\\.${LABEL})*$`);

/** Names of Services: a DNS label that starts with a letter. */
export const DNS1035_LABEL = /^(?=.{1,63}$)[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Names of ports: lower case, digits and single dashes, at most 15 characters, at least one letter. */
export const PORT_NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** Values of labels; may be empty, at most 63 characters. */
export const LABEL_VALUE = new RegExp(`^(?=.{0,63}$)(${QUALIFIED})?$`);

/** Keys of labels and annotations: a name of at most 63 characters, after an optional DNS subdomain and a slash. */
export const LABEL_KEY = new RegExp(
  `^((?=[^/]{1,253}/)${LABEL}(\\.${LABEL})*/)?(?=[^/]{1,63}$)${QUALIFIED}$`,
);
