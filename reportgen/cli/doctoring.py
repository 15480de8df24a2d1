"""`reportgen doctor`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from reportgen.cli.arguments import config_file
from reportgen.cli.faults import speaking
from reportgen.cli.lists import tell_lines
from reportgen.cli.voice import Voice

UNWELL = 3


@click.command(epilog="\b\nExample:\n  reportgen doctor --mail     also send a message to the sender's own address")
@click.argument("config", required=False, type=click.Path(path_type=Path))
@click.option("--mail", "with_mail", is_flag=True, help="Send a test message to the sender's own address.")
@click.option("--ledger", type=click.Path(path_type=Path), metavar="FILE", help="The ledger.")
@speaking
def doctor(voice: Voice, config: Path | None, with_mail: bool, ledger: Path | None) -> int:
    """Look at all that a run of CONFIG needs: fonts, data, clock, zone, ledger, crontab, mail server.

    Each line says what was found, and what to do when it is not well. Nothing is changed.
    """
    from reportgen.delivery.doctor import examine, mail_to_oneself
    from reportgen.delivery.orders import read_order
    from reportgen.delivery.plan import Outside

    order, outside = read_order(config_file(config), {}), Outside()
    findings = list(examine(order, ledger, outside))
    if with_mail and order.mail and order.mail.server:
        findings.append(mail_to_oneself(order.mail, order.mail.server, outside))
    lines = []
    for each in findings:
        remedy = f"; {each.remedy}" if each.remedy else ""
        lines.append(f"{'ok  ' if each.is_well else 'FAIL'}  {each.subject}: {each.found}{remedy}")
    facts = {"findings": [asdict(each) for each in findings]}
    if all(each.is_well for each in findings):
        tell_lines(voice, lines, facts)
        return 0
    if voice.as_json:
        click.echo(json.dumps({"ok": False, **facts}, ensure_ascii=False))
    else:
        tell_lines(voice, lines, facts)
    return UNWELL
