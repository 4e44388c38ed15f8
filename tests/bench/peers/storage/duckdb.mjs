// node duckdb.mjs WORK_FOLDER ENTITIES TIES: what the store does, in DuckDB. It checks neither ends nor keeps a journal.
import { DuckDBInstance } from '@duckdb/node-api';
import { bytesIn, checkCount, keysIn, measure, measureEach, reportDisk, reportPeak } from './measure.mjs';

const [folder, entities, ties] = process.argv.slice(2);
const path = `${folder}/peer.duckdb`;
const database = await DuckDBInstance.create(path);
const connection = await database.connect();
const ask = (text) => connection.runAndReadAll(text);
const count = async (table) => (await ask(`SELECT count(*) FROM ${table}`)).getRows()[0][0];

await measure('load', async () => {
  await ask(`CREATE TABLE entity AS SELECT * FROM read_csv('${folder}/entities.csv', header = true)`);
  await ask(`CREATE TABLE tie AS SELECT * FROM read_csv('${folder}/ties.csv', header = true)`);
  await ask('CREATE UNIQUE INDEX entity_key ON entity(id)');
  await ask('CREATE INDEX tie_from ON tie(source)');
  await ask('CREATE INDEX tie_to ON tie(target)');
  await ask('CHECKPOINT');
});
reportPeak();
reportDisk(bytesIn(path), Number(ties));
checkCount(await count('entity'), entities);
checkCount(await count('tie'), ties);
await measure('bare scan of the columns', async () => {
  for (const text of ['SELECT source, relation, target, from_year FROM tie', 'SELECT name FROM entity']) {
    const result = await connection.stream(text);
    for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    }
  }
});
const keys = keysIn(folder);
await measureEach('its neighbours, both ways', 50, (i) =>
  ask(`SELECT target FROM tie WHERE source = '${keys[i]}' UNION ALL SELECT source FROM tie WHERE target = '${keys[i]}'`));
await measureEach('its ties, both ways', 50, (i) =>
  ask(`SELECT * FROM tie WHERE source = '${keys[i]}' UNION ALL SELECT * FROM tie WHERE target = '${keys[i]}'`));
await measureEach('a durable edit', 50, (i) => ask(`UPDATE entity SET city = 'x${i}' WHERE id = '${keys[i]}'`));
await measureEach('names that hold a piece', 10, () =>
  ask("SELECT id FROM entity WHERE lower(name) LIKE '%neurologi%' LIMIT 20"));
