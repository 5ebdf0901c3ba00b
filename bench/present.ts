/** Programs made for a platform may be missing on another: that is said, and the others still run. */
export async function ifPresent<T>(name: string, load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch (error) {
    console.log(`\n${name} is left out: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`);
    return null;
  }
}
