"""Grounds that a table shows, whatever is read out of it."""

from models.document import Table

_SPARSE = 0.3  # of the cells below the header: with more of them blank, rows or columns may have been misjudged


def table_grounds(table: Table) -> tuple[str, ...]:
    """How a table is drawn and how whole its grid is."""
    body = [cell for cell in table.cells if cell.row >= table.header_rows]
    blank = sum(not cell.text for cell in body)
    heads = [[table.at(row, column) for row in range(table.header_rows)] for column in range(1, table.n_columns)]
    named = [" ".join(cell.text for cell in cells if cell is not None).strip() for cells in heads]
    shown = {
        "table_ruled": table.is_ruled,
        "table_borderless": not table.is_ruled,
        "table_full": blank == 0,
        "table_sparse": blank > _SPARSE * len(body),
        "table_joined": len(table.parts) > 1,
        "table_headless": table.header_rows == 0,
        "headers_deep": table.header_rows > 1,
        "headers_blank": table.header_rows > 0 and not all(named),
        "headers_alike": len(set(named)) < len(named),
    }
    return tuple(name for name, is_so in shown.items() if is_so)
