-- The document or photo that a statement rests on: anybody may read it with the statement. One for each; a wrong one goes with its statement.
create table coverage.evidence (
  statement_id uuid constraint statement_has_one_file primary key constraint file_is_evidence_of_a_statement references coverage.statement,
  file_name text not null constraint evidence_has_a_file_name check (file_name <> ''),
  media_type text not null constraint evidence_is_a_document_or_photo check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  bytes integer not null constraint evidence_is_not_empty check (bytes > 0),
  sha256 text not null,                        -- stands in the journal too: an exchanged file is found
  attached_at timestamptz not null
);
create table coverage.evidence_piece (
  statement_id uuid not null constraint piece_is_of_evidence references coverage.evidence,
  position integer not null,
  content bytea not null,                      -- encrypted like every file that people bring
  constraint evidence_has_each_piece_once primary key (statement_id, position)
);
