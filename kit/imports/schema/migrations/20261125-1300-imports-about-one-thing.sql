-- The rows of some kinds belong to one thing of a palace: requests to a season of halls.
alter table imports.import add subject_id uuid;
