// A page as a browser reads it, for tests.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** An element of a page. */
export type Element = DefaultTreeAdapterTypes.Element;

/** The page. */
export const parsePage = (html: string): Node => parse(html);

const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);

/** All elements below a node, in their order. */
export const elementsIn = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => [...('tagName' in child ? [child] : []), ...elementsIn(child)]);

/** The elements of a name. */
export const named = (node: Node, name: string): Element[] => elementsIn(node).filter(({ tagName }) => tagName === name);

/** The text below a node. */
export const textOf = (node: Node): string => ('value' in node ? String(node.value) : childrenOf(node).map(textOf).join(''));

/** The attributes of an element. */
export const attributesOf = ({ attrs }: Element): Record<string, string> =>
  Object.fromEntries(attrs.map(({ name, value }) => [name, value]));
