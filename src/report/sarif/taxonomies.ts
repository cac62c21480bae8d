import type { ReportingDescriptor, ReportingDescriptorReference, ToolComponent } from 'sarif';
import { compareTexts } from '../../domain/ordinals.js';
import { toSingleLine, truncate } from '../../text/plain.js';

/** In characters; documented names are far shorter. */
const MAX_ID_LENGTH = 100;

/** MITRE's list of weaknesses. */
const CWE: Omit<ToolComponent, 'taxa'> = {
  name: 'CWE',
  organization: 'MITRE',
  informationUri: 'https://cwe.mitre.org/',
  shortDescription: { text: 'The MITRE Common Weakness Enumeration' },
};

/** The catalogues that the tags of a run's findings name, with the named entries (SARIF 2.1.0, 3.14.8 and 3.19.3). */
export interface Taxonomies {
  /** For `run.taxonomies`; empty if no tag names a catalogue. */
  readonly components: readonly ToolComponent[];
  /** The taxa of these tags, each once, in the order of the catalogues. */
  referencesOf(tags: readonly string[]): readonly ReportingDescriptorReference[];
}

/** @param frameworks What the service's own catalogue of frameworks is called. */
export function taxonomiesOf(tags: Iterable<string>, frameworks: string): Taxonomies {
  const taxa = new Map([...tags].flatMap((tag) => taxonOf(tag) ?? []).map((taxon) => [keyOf(taxon), taxon]));
  const sorted = [...taxa.values()].sort((a, b) => compareNumbers(a.descriptor.id, b.descriptor.id));
  const catalogues = (['cwe', 'frameworks'] as const).map((catalogue) => ({
    catalogue,
    taxa: sorted.filter((taxon) => taxon.catalogue === catalogue).map(({ descriptor }) => descriptor),
  }));
  const named = catalogues.filter(({ taxa }) => taxa.length > 0);
  const components = named.map(({ catalogue, taxa }): ToolComponent => ({ ...componentOf(catalogue, frameworks), taxa }));
  const references = new Map<string, ReportingDescriptorReference>();
  for (const [at, { catalogue, taxa }] of named.entries()) {
    for (const [index, { id }] of taxa.entries()) {
      const toolComponent = { name: components[at]?.name ?? '', index: at };
      references.set(`${catalogue} ${id}`, { id, index, toolComponent });
    }
  }
  // Keyed by the array, because the findings of a rule share it.
  const known = new Map<readonly string[], ReportingDescriptorReference[]>();
  const look = (own: readonly string[]): ReportingDescriptorReference[] => {
    const keys = new Set(own.flatMap((tag) => taxonOf(tag) ?? []).map(keyOf));
    return [...keys].flatMap((key) => references.get(key) ?? []).sort(byPlace);
  };
  return {
    components,
    referencesOf(own) {
      const found = known.get(own) ?? look(own);
      known.set(own, found);
      return found;
    },
  };
}

interface Taxon {
  readonly catalogue: 'cwe' | 'frameworks';
  readonly descriptor: ReportingDescriptor;
}

/** The weakness that a tag such as `external/cwe/cwe-79` names, as CodeQL writes them, with MITRE's page on it. */
export function weaknessOf(tag: string): { readonly id: string; readonly helpUri: string } | undefined {
  const number = /^external\/cwe\/cwe-0*([1-9]\d{0,5})$/i.exec(tag)?.[1];
  return number === undefined ? undefined : { id: `CWE-${number}`, helpUri: `https://cwe.mitre.org/data/definitions/${number}.html` };
}

/** The tags of rules that name a catalogue: a weakness, or `framework/cis`. */
function taxonOf(tag: string): Taxon | undefined {
  const descriptor = weaknessOf(tag);
  if (descriptor !== undefined) return { catalogue: 'cwe', descriptor };
  const framework = truncate(toSingleLine(/^framework\/([\s\S]+)$/i.exec(tag)?.[1] ?? ''), MAX_ID_LENGTH);
  return framework === '' ? undefined : { catalogue: 'frameworks', descriptor: { id: framework } };
}

/** Not comprehensive: only what findings name is listed. */
function componentOf(catalogue: Taxon['catalogue'], frameworks: string): Omit<ToolComponent, 'taxa'> {
  const component = catalogue === 'cwe' ? CWE : { name: frameworks, shortDescription: { text: 'Frameworks that a check belongs to' } };
  return { ...component, isComprehensive: false };
}

function keyOf({ catalogue, descriptor }: Taxon): string {
  return `${catalogue} ${descriptor.id}`;
}

function byPlace(a: ReportingDescriptorReference, b: ReportingDescriptorReference): number {
  return (a.toolComponent?.index ?? 0) - (b.toolComponent?.index ?? 0) || (a.index ?? 0) - (b.index ?? 0);
}

function numberIn(id: string): number {
  return Number(/(?<!\d)\d+$/.exec(id)?.[0] ?? 0);
}

/** `CWE-79` before `CWE-639`. */
function compareNumbers(a: string, b: string): number {
  return numberIn(a) - numberIn(b) || compareTexts(a, b);
}
