import type { Map as MapLibreMap } from 'maplibre-gl'

/** Tells whose the sources of a city's own style are, as they come to be known: words alone, since whoever wrote them is not us. */
export function attributionsOf(map: MapLibreMap, sources: readonly string[], tell: (attribution: string) => void): void {
  map.on('sourcedata', ({ sourceId, sourceDataType }) => {
    if (sourceDataType !== 'metadata' || !sources.includes(sourceId)) return
    const texts = sources.flatMap((id) => wordsOf((map.getSource(id) as { attribution?: string } | undefined)?.attribution ?? ''))
    tell([...new Set(texts)].join(' · '))
  })
}

function wordsOf(html: string): string[] {
  const text = new DOMParser().parseFromString(html, 'text/html').body.textContent.trim()
  return text === '' ? [] : [text]
}
