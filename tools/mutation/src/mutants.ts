import ts from 'typescript';

/** One change of a source file. */
export interface Mutant {
  /** 1-based. */
  readonly line: number;
  /** Offsets in the text, and what stands there instead. */
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+': '-',
  '-': '+',
  '*': '/',
  '/': '*',
  '%': '*',
};

/** The changes that can be made to a file: to what runs, not to imports, types or prose in messages. */
export function mutantsOf(text: string): Mutant[] {
  const source = ts.createSourceFile('file.ts', text, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const replace = (node: ts.Node, replacement: string) => {
    const start = node.getStart(source);
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    found.push({ line, start, end: node.end, replacement });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    mutate(node, text, replace);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

type Replace = (node: ts.Node, replacement: string) => void;

function mutate(node: ts.Node, text: string, replace: Replace): void {
  if (ts.isBinaryExpression(node)) {
    const operator = OPERATORS[node.operatorToken.getText()];
    if (operator !== undefined) replace(node.operatorToken, operator);
  } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken) {
    replace(node, node.operand.getText());
  } else if (ts.isConditionalExpression(node)) {
    replace(node.condition, `!(${node.condition.getText()})`);
  } else if (ts.isIfStatement(node)) {
    replace(node.expression, 'true');
    replace(node.expression, 'false');
  } else if (ts.isReturnStatement(node) && node.expression !== undefined) {
    if (node.expression.getText() !== 'undefined') replace(node.expression, 'undefined');
  } else if (ts.isExpressionStatement(node) && ts.isCallExpression(node.expression)) {
    replace(node, ';');
  } else if (ts.isArrayLiteralExpression(node)) {
    for (const element of node.elements) replace(element, '...[]');
  } else if (ts.isObjectLiteralExpression(node)) {
    for (const property of node.properties) replace(property, '...{}');
  } else mutateLiteral(node, text, replace);
}

/** Prose has blanks: what people read may be said in another way. */
function mutateLiteral(node: ts.Node, text: string, replace: Replace): void {
  if (node.kind === ts.SyntaxKind.TrueKeyword) replace(node, 'false');
  else if (node.kind === ts.SyntaxKind.FalseKeyword) replace(node, 'true');
  else if (ts.isNumericLiteral(node) && !isName(node)) replace(node, `(${node.getText()} + 1)`);
  else if (ts.isStringLiteral(node) && !isName(node) && !node.text.includes(' ')) {
    const quote = text.charAt(node.getStart());
    replace(
      node,
      node.text === '' ? `${quote}mutant${quote}` : `${node.getText().slice(0, -1)}-mutant${quote}`,
    );
  }
}

function isName(node: ts.Node): boolean {
  return (ts.isPropertyAssignment(node.parent) && node.parent.name === node) || ts.isEnumMember(node.parent);
}

/** The text with the change made. */
export function mutated(text: string, { start, end, replacement }: Mutant): string {
  return text.slice(0, start) + replacement + text.slice(end);
}
