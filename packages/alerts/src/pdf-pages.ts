import { getDocumentProxy } from 'unpdf'

/** On which page, from 1, each anchor stands that a link of the PDF leads to. */
export async function pagesOf(pdf: Uint8Array): Promise<Map<string, number>> {
  const file = await getDocumentProxy(new Uint8Array(pdf))
  try {
    const places = Object.entries(await file.getDestinations() as Record<string, readonly unknown[] | null>)
    const pages = new Map<string, number>()
    for (const [anchor, place] of places) {
      const page = place?.[0]
      if (typeof page === 'object' && page !== null) pages.set(anchor, await file.getPageIndex(page as Parameters<typeof file.getPageIndex>[0]) + 1)
    }
    return pages
  } finally {
    await file.loadingTask.destroy()
  }
}
