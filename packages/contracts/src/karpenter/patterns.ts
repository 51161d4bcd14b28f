/** A duration such as `168h`, or `Never`: expireAfter, consolidateAfter. */
export const DURATION_OR_NEVER = /^(([0-9]+(s|m|h))+|Never)$/;

/** A duration such as `30m`: terminationGracePeriod. */
export const DURATION = /^([0-9]+(s|m|h))+$/;

/** A share of at most 100 % or a number of nodes. */
export const BUDGET_NODES = /^((100|[0-9]{1,2})%|[0-9]+)$/;

/** Hours and minutes, no seconds: `8h`, `8h30m`. */
export const BUDGET_DURATION = /^((([0-9]+(h|m))|([0-9]+h[0-9]+m))(0s)?)$/;

/** Five fields of cron, or a macro such as `@daily`. */
export const BUDGET_SCHEDULE = /^(@(annually|yearly|monthly|weekly|daily|midnight|hourly)|\S+(\s\S+){4})$/;

/** Size of an EBS volume. */
export const VOLUME_SIZE =
  /^((?:[1-9][0-9]{0,3}|[1-4][0-9]{4}|5[0-8][0-9]{3}|59000)Gi|(?:[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-3][0-9]{3}|64000)G|([1-9]|[1-5][0-7]|58)Ti|([1-9]|[1-5][0-9]|6[0-3]|64)T)$/;

/** Name of an AMI family and its version: `al2023@v20260807`. */
export const AMI_ALIAS = /^[a-zA-Z0-9]+@.+$/;
