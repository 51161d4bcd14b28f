/** The value of an attribute of another resource of the template, known when the stack is made. */
export interface GetAtt {
  readonly 'Fn::GetAtt': readonly [resource: string, attribute: string];
}

export interface Ref {
  readonly Ref: string;
}

export function getAtt(resource: string, attribute: string): GetAtt {
  return { 'Fn::GetAtt': [resource, attribute] };
}

type Texts = string | readonly string[];

/** A statement of an IAM policy, in IAM's own words. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly Service: Texts };
  readonly Action: Texts;
  readonly Resource?: Texts | GetAtt;
  /** Operator, key, values; a request must satisfy all of them. */
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: Texts } };
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Id?: string;
  readonly Statement: readonly Statement[];
}

export function policyDocument(...statements: readonly Statement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** A resource of a CloudFormation template. */
export interface TemplateResource {
  readonly Type: string;
  readonly Properties: object;
  /** A resource that must exist before, where no reference says so. */
  readonly DependsOn?: string;
  readonly DeletionPolicy?: 'Retain';
  readonly UpdateReplacePolicy?: 'Retain';
}
