-- What the confidence of a record rests on.
ALTER TABLE store.document ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.participant ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.agenda_item ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.decision ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.measure ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.budget_line ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.indicator ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.working_group ADD COLUMN grounds VARCHAR[];
ALTER TABLE store.goal ADD COLUMN grounds VARCHAR[];
