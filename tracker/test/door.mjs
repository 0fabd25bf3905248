// A door as the server's: it keeps what it was sent, and answers as it is told.
import { once } from "node:events";
import { createServer } from "node:http";

export async function door() {
  const requests = [];
  const statuses = [];
  const waiting = [];
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const chunk of request) {
      text += chunk;
    }
    const status = statuses.shift() ?? 200;
    requests.push({ path: request.url, headers: request.headers, body: JSON.parse(text), status });
    response.writeHead(status, { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After" });
    response.end();
    waiting.splice(0).forEach((look) => look());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");

  const events = () => requests.filter(({ status }) => status === 200).flatMap(({ body }) => body.batch);
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    events,
    /** What the next requests are answered with. */
    answer: (...next) => statuses.push(...next),
    /** Waits until as many events were taken in. */
    async taken(count) {
      while (events().length < count) {
        await new Promise((look) => waiting.push(look));
      }
      return events();
    },
    /** Waits until as many requests came. */
    async asked(count) {
      while (requests.length < count) {
        await new Promise((look) => waiting.push(look));
      }
      return requests;
    },
    /** The pages that send here, which close with the door. */
    pages: [],
    close() {
      this.pages.forEach((window) => window.close());
      server.close();
      server.closeAllConnections();
    },
  };
}
