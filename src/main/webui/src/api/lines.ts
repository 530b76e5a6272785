/** JSON values of an answer, one a line, as they come. One that breaks off ends early: whoever reads must know what the end is. */
export async function* linesOf<T>(response: Response): AsyncGenerator<T[]> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (true) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : lines.pop()!;
    const values = lines.filter(Boolean).map((line) => JSON.parse(line) as T);
    if (values.length > 0) {
      yield values;
    }
    if (done) {
      return;
    }
  }
}
