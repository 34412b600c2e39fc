// A real table server in memory on a free loopback port, whose address it prints: node azurite.mjs [cert.pem key.pem]
// With a certificate it speaks https and takes bearer tokens. It ends when its standard input does, so that it never
// outlives the tests, however those end.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { default: TableConfiguration } = require("azurite/dist/src/table/TableConfiguration");
const { default: TableServer } = require("azurite/dist/src/table/TableServer");

const [cert, key] = process.argv.slice(2);
const configuration = Object.assign(new TableConfiguration("127.0.0.1", 0), {
  enableAccessLog: false,
  enableDebugLog: false,
  isMemoryPersistence: true,
  skipApiVersionCheck: true,
  ...(cert && { cert, key, oauth: "basic" }),
});
const server = new TableServer(configuration);
await server.start();
console.log(server.getHttpServerAddress());
process.stdin.resume().on("end", () => process.exit(0));
