/**
 * Characters and lengths that every service of AWS takes in keys and values of tags; keys that begin with `aws:` are AWS's
 * own. Source: https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html (Tag naming limits
 * and requirements), and the pattern of https://docs.aws.amazon.com/IAM/latest/APIReference/API_Tag.html.
 */
export const TAG_KEY = /^(?![Aa][Ww][Ss]:)[\p{L}\p{Zs}\p{N}_.:/=+@-]{1,128}$/u;

export const TAG_VALUE = /^[\p{L}\p{Zs}\p{N}_.:/=+@-]{0,256}$/u;

/** Tags of one resource at most, without those of AWS itself (`aws:`). Source: `TagMap` of the EKS API, and as above. */
export const TAGS_PER_RESOURCE = 50;
