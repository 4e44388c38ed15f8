// node kuzu.mjs WORK_FOLDER ENTITIES TIES: what the store does, in Kuzu. It checks ends and keys and keeps no journal.
import kuzu from 'kuzu';
import { bytesIn, checkCount, keysIn, measure, measureEach, reportDisk, reportPeak } from './measure.mjs';

const [folder, entities, ties] = process.argv.slice(2);
const path = `${folder}/peer.kuzu`;
const database = new kuzu.Database(path);
const connection = new kuzu.Connection(database);
const ask = async (text) => (await connection.query(text)).getAll();
const count = async (pattern) => (await ask(`MATCH ${pattern} RETURN count(*) AS found`))[0].found;

await measure('load', async () => {
  await ask(`CREATE NODE TABLE entity(id STRING PRIMARY KEY, type STRING, name STRING, country STRING, city STRING,
             lat DOUBLE, lon DOUBLE, homepage STRING, themes STRING)`);
  await ask(`CREATE REL TABLE tie(FROM entity TO entity, relation STRING, role STRING, from_year INT64, to_year INT64,
             source_doc STRING)`);
  // Its parallel reader refuses line breaks within fields.
  await ask(`COPY entity FROM '${folder}/entities.csv' (HEADER=true, PARALLEL=FALSE)`);
  await ask(`COPY tie FROM '${folder}/ties.csv' (HEADER=true, PARALLEL=FALSE)`);
  await ask('CHECKPOINT');
});
reportPeak();
reportDisk(bytesIn(path), Number(ties));
checkCount(await count('(:entity)'), entities);
checkCount(await count('(:entity)-[:tie]->(:entity)'), ties);
const keys = keysIn(folder);
const tiesOf = (i, wanted) => ask(`MATCH (a:entity {id: '${keys[i]}'})-[t:tie]-(b:entity) RETURN ${wanted}`);
await measureEach('its neighbours, both ways', 50, (i) => tiesOf(i, 'b.id'));
await measureEach('its ties, both ways', 50, (i) =>
  tiesOf(i, 'b.id, t.relation, t.role, t.from_year, t.to_year, t.source_doc'));
await measureEach('a durable edit', 50, (i) => ask(`MATCH (a:entity {id: '${keys[i]}'}) SET a.city = 'x${i}'`));
await measureEach('names that hold a piece', 10, () =>
  ask("MATCH (a:entity) WHERE lower(a.name) CONTAINS 'neurologi' RETURN a.id LIMIT 20"));
// Last: it takes minutes at five million ties.
await measure('whole graph into arrays', async () => {
  const from = new Int32Array(Number(ties)), to = new Int32Array(Number(ties));
  const result = await connection.query(
    'MATCH (a:entity)-[t:tie]->(b:entity) RETURN offset(id(a)) AS a, offset(id(b)) AS b');
  for (let i = 0; result.hasNext(); ++i) {
    const row = await result.getNext();
    from[i] = Number(row.a);
    to[i] = Number(row.b);
  }
  const names = await ask('MATCH (a:entity) RETURN a.name AS name');
  return names.length;
});
