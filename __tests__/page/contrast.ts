/** Runs in a page: texts that are too faint to read by WCAG 2.1, 1.4.3 (AA), each with its contrast. */
export function faintTexts(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (canvas === null) throw new Error('this browser draws nothing');
  const paintOver = (colours: readonly string[]): number[] => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return Array.from(canvas.getImageData(0, 0, 1, 1).data).slice(0, 3);
  };
  const luminance = (colour: readonly number[]): number => {
    const [red = 0, green = 0, blue = 0] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgroundsOf = (element: Element): string[] => {
    const own = getComputedStyle(element).backgroundColor;
    return element.parentElement === null ? [own] : [...backgroundsOf(element.parentElement), own];
  };
  const known = new Map<string, number>();
  const contrastOf = (colour: string, backgrounds: readonly string[]): number => {
    const key = [colour, ...backgrounds].join('|');
    const told = known.get(key);
    if (told !== undefined) return told;
    const [a, b] = [luminance(paintOver([...backgrounds, colour])), luminance(paintOver(backgrounds))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    known.set(key, contrast);
    return contrast;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const faint: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const { parentElement, textContent } = node;
    if (parentElement === null || textContent === null || textContent.trim() === '' || !parentElement.checkVisibility()) continue;
    if (parentElement.closest('script') !== null) continue;
    const { color, fill, fontSize } = getComputedStyle(parentElement);
    const isPicture = parentElement.namespaceURI?.endsWith('svg') === true;
    const contrast = contrastOf(isPicture ? fill : color, backgroundsOf(parentElement));
    if (contrast < 4.5) faint.push(`${textContent.trim().slice(0, 40)} (${fontSize}): ${contrast.toFixed(2)}`);
  }
  return faint;
}
