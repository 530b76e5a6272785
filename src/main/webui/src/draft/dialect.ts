const VERSIONS: Record<string, string> = {
  'http://www.omg.org/spec/DMN/20130901': '1.0',
  'http://www.omg.org/spec/DMN/20151101/dmn.xsd': '1.1',
  'http://www.omg.org/spec/DMN/20180521/MODEL/': '1.2',
  'https://www.omg.org/spec/DMN/20191111/MODEL/': '1.3',
  'https://www.omg.org/spec/DMN/20211108/MODEL/': '1.4',
  'https://www.omg.org/spec/DMN/20230324/MODEL/': '1.5',
  'https://www.omg.org/spec/DMN/20240513/MODEL/': '1.6',
};

/** Of those the editor knows no way to its own version. */
const TOO_OLD = ['1.0', '1.1'];

/** Why the editor cannot read a model, as far as its text shows. */
export function whyNotRead(model: string): string {
  if (!/^\s*</.test(model)) {
    return 'The text is not XML.';
  }
  const document = new DOMParser().parseFromString(model, 'application/xml');
  const root = document.documentElement;
  if (document.getElementsByTagName('parsererror').length > 0) {
    return 'The text is not XML that can be read: an element is not closed, or the like.';
  }
  if (root.localName !== 'definitions') {
    return `It is no DMN model: its outermost element is ${root.localName}.`;
  }
  const version = VERSIONS[root.namespaceURI ?? ''];
  if (version === undefined) {
    return `It is of no version of DMN that is known here: its namespace is ${root.namespaceURI ?? 'none'}.`;
  }
  return TOO_OLD.includes(version)
    ? `It is DMN ${version}, and the editor reads 1.2 to 1.6. An editor that reads both can write it as a newer one.`
    : `It is DMN ${version}, which the editor reads; but there is something in it that the editor cannot show.`;
}
