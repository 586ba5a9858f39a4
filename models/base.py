"""What all our models share."""

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """An immutable value that serialises to JSON and back unchanged.

    Unknown keys are refused: a misspelt field must not vanish in silence.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", ser_json_inf_nan="constants")
