"""`namndkoll review`."""

from typing import Annotated

import typer

from cli.options import Data, load_settings

Host = Annotated[str, typer.Option("--host", help="Address to listen at; others than loopback need accounts.")]
Port = Annotated[int, typer.Option("--port", help="Port to listen at; 0: any that is free.", min=0, max=65535)]
Https = Annotated[bool, typer.Option("--https", help="A proxy in front speaks https to the browsers.")]
Header = Annotated[
    str | None,
    typer.Option("--proxy-header", help="Header in which a trusted proxy names the account.", metavar="NAME"),
]
Proxies = Annotated[
    list[str] | None,
    typer.Option(
        "--trusted-proxy",
        help="Address or network of a proxy in front: what it says of visitors (X-Forwarded-For, -Proto) is believed.",
        metavar="ADDRESS",
    ),
]

Sample = Annotated[
    float, typer.Option("--sample", help="Percent of the unflagged records to look at all the same.", min=0, max=100)
]
Second = Annotated[
    float, typer.Option("--second", help="Percent of the decided records to read a second time.", min=0, max=100)
]


def review(
    host: Host = "127.0.0.1",
    port: Port = 8080,
    https: Https = False,
    proxy_header: Header = None,
    trusted_proxy: Proxies = None,
    sample: Sample = 2.0,
    second: Second = 10.0,
    data: Data = None,
) -> None:
    """Open the reviewers' desk, a web page on which flagged records are checked and corrected."""
    from review.app import Serving, serve
    from review.cases import Scope

    settings = load_settings(data=data)
    typer.echo("Opening the desk …")
    serving = Serving(
        host,
        port,
        https,
        proxy_header,
        tuple(trusted_proxy or ()),
        scope=Scope(sample=round(10 * sample)),
        second_share=second / 100,
    )
    serve(settings, serving, lambda address: typer.echo(f"The desk is at {address} (Ctrl-C closes it)."))
