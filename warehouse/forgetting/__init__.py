"""Forgetting a person or a document: out of every file of ours, proved by looking, and kept out."""

from warehouse.forgetting.act import Report, forget
from warehouse.forgetting.ledger import withheld
from warehouse.forgetting.subject import Subject, document_subject, person_subject

__all__ = ["Report", "Subject", "document_subject", "forget", "person_subject", "withheld"]
