/** Returns a function that announces text to screen readers once it has not changed for `quietMs` milliseconds. */
export function announcer(region: HTMLElement, quietMs: number): (text: string) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (text) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (region.textContent !== text) region.textContent = text;
    }, quietMs);
  };
}
