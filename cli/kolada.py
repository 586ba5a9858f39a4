"""`namndkoll kolada`: official key figures beside what documents say."""

import typer

from cli.options import Data, load_settings

app = typer.Typer(help="Load official key figures and check extracted values by them.", no_args_is_help=True)


@app.callback()
def kolada() -> None:
    """Load official key figures and check extracted values by them."""


@app.command()
def load(data: Data = None) -> None:
    """Load the key figures that namndkoll.toml chooses, for the municipalities that have documents, and publish."""
    import httpx

    from flows.kolada import SOURCE, Kolada
    from models.errors import SettingsError
    from warehouse.ask import counted
    from warehouse.official import municipality_codes, replace_figures
    from warehouse.session import loading

    settings = load_settings(data=data)
    if not settings.kolada:
        raise SettingsError(
            "no key figures are chosen", "Write them into namndkoll.toml under [kolada.ID]: docs/analyst.md tells how."
        )
    with loading(settings) as warehouse:
        codes = municipality_codes(warehouse.connection)
        headers = {"User-Agent": f"namndkoll ({settings.contact})" if settings.contact else "namndkoll"}
        with httpx.Client(timeout=60, headers=headers, follow_redirects=True) as client:
            figures = list(Kolada(client, settings.kolada_address).figures(settings.kolada, codes))
        replace_figures(warehouse.connection, figures, SOURCE)
        warehouse.publish()
    verdicts = counted(settings.published, "indicator_check", "verdict")
    told = ", ".join(f"{n} {verdict}" for verdict, n in verdicts.items())
    typer.echo(
        f"{len(figures)} values of {len(settings.kolada)} key figures for {len(codes)} municipalities. {SOURCE}."
    )
    typer.echo(f"Extracted indicators: {told or 'none to check'}.")
