// node duckdb.mjs WORK_FOLDER ENTITIES TIES: what the store does, in DuckDB. It checks neither ends nor keeps a journal.
import { DuckDBInstance } from '@duckdb/node-api';
import { bytesIn, measure, measureEach, reportDisk, reportPeak } from './measure.mjs';

const [folder, entities, ties] = process.argv.slice(2);
const path = `${folder}/peer.duckdb`;
const database = await DuckDBInstance.create(path);
const connection = await database.connect();
const ask = (text) => connection.runAndReadAll(text);

await measure('load', async () => {
  await ask(`CREATE TABLE entity AS SELECT * FROM read_csv('${folder}/entities.csv', header = true)`);
  await ask(`CREATE TABLE tie AS SELECT * FROM read_csv('${folder}/ties.csv', header = true)`);
  await ask('CREATE UNIQUE INDEX entity_key ON entity(code)');
  await ask('CREATE INDEX tie_from ON tie("from")');
  await ask('CREATE INDEX tie_to ON tie("to")');
  await ask('CHECKPOINT');
});
reportPeak();
reportDisk(bytesIn(path), Number(ties));
await measure('bare scan of the columns', async () => {
  for (const text of ['SELECT "from", relation, "to", from_year FROM tie', 'SELECT name FROM entity']) {
    const result = await connection.stream(text);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    }
  }
});
await measureEach('its neighbours, both ways', 50, (i) => {
  const id = 1 + ((i * 7919) % Number(entities));
  return ask(`SELECT "to" FROM tie WHERE "from" = ${id} UNION ALL SELECT "from" FROM tie WHERE "to" = ${id}`);
});
await measureEach('its ties, both ways', 50, (i) => {
  const id = 1 + ((i * 7919) % Number(entities));
  return ask(`SELECT * FROM tie WHERE "from" = ${id} UNION ALL SELECT * FROM tie WHERE "to" = ${id}`);
});
await measureEach('a durable edit', 50, (i) => ask(`UPDATE entity SET city = 'x${i}' WHERE id = ${i + 1}`));
await measureEach('names that hold a piece', 10, () =>
  ask("SELECT id FROM entity WHERE lower(name) LIKE '%neurologi%' LIMIT 20"));
