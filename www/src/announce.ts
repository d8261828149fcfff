/** Says the latest words to screen readers, once they have not changed for a while. */
export function announcer(region: HTMLElement, quietMs: number): (words: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (words) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (region.textContent !== words) region.textContent = words;
    }, quietMs);
  };
}
