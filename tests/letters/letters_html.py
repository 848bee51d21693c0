"""Letters that are only HTML, shaped as the programs make them: forwards and replies. All written after the code.

Rows: name, subject, page, what was said, and for forwards sender, date, subject and words of the forwarded letter.
"""

# ruff: noqa: E501 - pages are typed off as programs write them

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """One HTML letter and what stands in it; ``about`` None: a reply, whose quotation holds "Reply YES"."""

    name: str
    subject: str
    html: str
    said: str
    sender: tuple[str | None, str | None] = (None, None)
    date: str | None = None
    about: str | None = None
    words: str = ""


PROVIDER = ("Example Academy", "certificates@academy.example.org")
LINK = '<a href="mailto:certificates@academy.example.org">certificates@academy.example.org</a>'
TALLY = '<a href="mailto:intake@tally.test">intake@tally.test</a>'
PAGES = (
    Page("gmail-forward-de", "Fwd: Zertifikat",
        f'<div dir="ltr">bitte eintragen<br><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>Von: <b class="gmail_sendername" dir="auto">Example Academy</b> <span dir="auto">&lt;{LINK}&gt;</span><br>Date: Mi., 4. März 2026 um 10:00 Uhr<br>Subject: Zertifikat<br>To: &lt;<a href="mailto:dana@example.org">dana@example.org</a>&gt;<br></div><br><br><div dir="ltr">Liebe Dana, hier ist es.</div></div></div>',
        "bitte eintragen", PROVIDER, "Mi., 4. März 2026 um 10:00 Uhr", "Zertifikat", "Liebe Dana, hier ist es."),
    Page("outlook-web-forward-fr", "TR: Attestation",
        '<html><body dir="ltr"><div class="elementToProof">à classer</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>De :</b> Example Academy &lt;certificates@academy.example.org&gt;<br><b>Envoyé :</b> mercredi 4 mars 2026 10:00<br><b>À :</b> Dana Example &lt;dana@example.org&gt;<br><b>Objet :</b> Attestation</font><div>&nbsp;</div></div><div>Bonjour Dana</div></body></html>',
        "à classer", PROVIDER, "mercredi 4 mars 2026 10:00", "Attestation", "Bonjour Dana"),
    Page("apple-forward-es", "Fwd: Certificado",
        f'<html><body style="overflow-wrap: break-word;"><div>aquí está</div><br><div><br><blockquote type="cite"><div>Inicio del mensaje reenviado:</div><br class="Apple-interchange-newline"><div style="margin: 0px;"><span><b>De: </b></span><span>Example Academy &lt;{LINK}&gt;<br></span></div><div style="margin: 0px;"><span><b>Asunto: </b></span><span><b>Certificado</b><br></span></div><div style="margin: 0px;"><span><b>Fecha: </b></span><span>4 de marzo de 2026, 10:00:00 CET<br></span></div><div style="margin: 0px;"><span><b>Para: </b></span><span>dana@example.org<br></span></div><br><div><div>Hola Dana</div></div></blockquote></div></body></html>',
        "aquí está", PROVIDER, "4 de marzo de 2026, 10:00:00 CET", "Certificado", "Hola Dana"),
    Page("thunderbird-forward-it", "Fwd: Attestato",
        '<html><body><p>da registrare</p><div class="moz-forward-container"><br><br>-------- Messaggio Inoltrato --------<table class="moz-email-headers-table" cellspacing="0" cellpadding="0" border="0"><tbody><tr><th valign="BASELINE" nowrap="nowrap" align="RIGHT">Oggetto: </th><td>Attestato</td></tr><tr><th valign="BASELINE" nowrap="nowrap" align="RIGHT">Data: </th><td>Wed, 4 Mar 2026 10:00:00 +0100</td></tr><tr><th valign="BASELINE" nowrap="nowrap" align="RIGHT">Mittente: </th><td>Example Academy <a class="moz-txt-link-rfc2396E" href="mailto:certificates@academy.example.org">&lt;certificates@academy.example.org&gt;</a></td></tr><tr><th valign="BASELINE" nowrap="nowrap" align="RIGHT">A: </th><td>dana@example.org</td></tr></tbody></table><br><br>Cara Dana</div></body></html>',
        "da registrare", PROVIDER, "Wed, 4 Mar 2026 10:00:00 +0100", "Attestato", "Cara Dana"),
    Page("yahoo-forward-en", "Fw: Certificate",
        '<html><body><div class="yahoo-style-wrap"><div dir="ltr">for the record</div><div><br></div></div><div id="ydp1yahoo_quoted_1" class="yahoo_quoted"><div style="font-family:Arial"><div>----- Forwarded Message -----</div><div><b>From:</b> Example Academy &lt;certificates@academy.example.org&gt;</div><div><b>To:</b> "dana@example.org" &lt;dana@example.org&gt;</div><div><b>Sent:</b> Wednesday, March 4, 2026 at 10:00:00 AM GMT+1</div><div><b>Subject:</b> Certificate</div><div><br></div><div>Dear Dana</div></div></div></body></html>',
        "for the record", PROVIDER, "Wednesday, March 4, 2026 at 10:00:00 AM GMT+1", "Certificate", "Dear Dana"),
    Page("gmx-forward-de", "Fw: Zertifikat",
        '<html><body><div style="font-family: Verdana;"><div>hier<br><div name="quote" style="margin:10px 5px 5px 10px; border-left:2px solid #C3D9E5;"><div style="margin:0 0 10px 0;"><b>Gesendet:</b>&nbsp;Mittwoch, 4. März 2026 um 10:00 Uhr<br/><b>Von:</b>&nbsp;&quot;Example Academy&quot; &lt;certificates@academy.example.org&gt;<br/><b>An:</b>&nbsp;dana@example.org<br/><b>Betreff:</b>&nbsp;Zertifikat</div><div name="quoted-content">Liebe Dana</div></div></div></div></body></html>',
        "hier", PROVIDER, "Mittwoch, 4. März 2026 um 10:00 Uhr", "Zertifikat", "Liebe Dana"),
    Page("outlook-desktop-forward-sv", "VB: Intyg",
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style></head><body lang=SV><div class=WordSection1><p class=MsoNormal>För registrering<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p class=MsoNormal><b>Från:</b> Example Academy &lt;certificates@academy.example.org&gt; <br><b>Skickat:</b> den 4 mars 2026 10:00<br><b>Till:</b> Dana Example &lt;dana@example.org&gt;<br><b>Ämne:</b> Intyg<o:p></o:p></p></div></div><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Hej Dana<o:p></o:p></p></div></body></html>',
        "För registrering", PROVIDER, "den 4 mars 2026 10:00", "Intyg", "Hej Dana"),
    Page("protonmail-forward", "Fw: Certificate",
        '<div style="font-family: Arial;">add please</div><div class="protonmail_quote">------- Forwarded Message -------<br>From: Example Academy &lt;certificates@academy.example.org&gt;<br>Date: On Wednesday, March 4th, 2026 at 10:00 AM<br>Subject: Certificate<br>To: dana@example.org &lt;dana@example.org&gt;<br><br><blockquote class="protonmail_quote" type="cite"><div>Dear Dana</div></blockquote></div>',
        "add please", PROVIDER, "On Wednesday, March 4th, 2026 at 10:00 AM", "Certificate", "Dear Dana"),
    Page("zoho-forward", "Fwd: Certificate",
        f'<div>see below</div><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">============ Forwarded message ============<br>From: Example Academy &lt;{LINK}&gt;<br>To: "Dana"&lt;dana@example.org&gt;<br>Date: Wed, 04 Mar 2026 10:00:00 +0100<br>Subject: Certificate<br>============ Forwarded message ============<br></div><blockquote id="blockquote_zmail"><div>Dear Dana</div></blockquote></div>',
        "see below", PROVIDER, "Wed, 04 Mar 2026 10:00:00 +0100", "Certificate", "Dear Dana"),
    Page("gmail-reply-pl", "Re: Gotowe",
        f'<div dir="ltr">tak, implement</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">śr., 4 mar 2026 o 10:00 Tally &lt;{TALLY}&gt; napisał(a):<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid rgb(204,204,204);padding-left:1ex"><p>Ready to save</p><p>Reply YES to save it</p></blockquote></div>',
        "tak, implement"),
    Page("outlook-web-reply", "Re: Ready",
        '<html><body dir="ltr"><div>no, 2 hours</div><div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><b>From:</b> Tally &lt;intake@tally.test&gt;<br><b>Sent:</b> Wednesday, March 4, 2026 10:00 AM<br><b>To:</b> Dana Example &lt;dana@example.org&gt;<br><b>Subject:</b> Ready</div><div>Reply YES to save it</div></body></html>',
        "no, 2 hours"),
    Page("iphone-reply", "Re: Ready",
        f'<html><body dir="auto">Yes<br><br><div dir="ltr">Sent from my iPhone</div><div dir="ltr"><br><blockquote type="cite">On Mar 4, 2026, at 10:00 AM, Tally &lt;{TALLY}&gt; wrote:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">﻿<p>Reply YES to save it</p></div></blockquote></body></html>',
        "Yes"),
    Page("thunderbird-reply-between", "Re: Ready",
        '<html><body><div class="moz-cite-prefix">On 04/03/2026 10:00, Tally wrote:<br></div><blockquote type="cite" cite="mid:x"><p>How long was it?</p></blockquote><p>2 hours</p><blockquote type="cite" cite="mid:x"><p>Reply YES to save it</p></blockquote><p>yes</p></body></html>',
        "2 hours\n\nyes"),
    Page("unknown-program-reply", "Re: Ready",
        '<div>foster</div><div class="quoted-thing"><p>=== Please write your answer above this line ===</p><p>Reply YES to save it</p></div>',
        "foster"),
    Page("outlook-desktop-reply-de", "AW: Ready",
        '<html><body lang=DE><div class=WordSection1><p class=MsoNormal>ja bitte</p><p class=MsoNormal>Viele Grüße<br>Dana</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal><b>Von:</b> Tally &lt;intake@tally.test&gt; <br><b>Gesendet:</b> Mittwoch, 4. März 2026 10:00<br><b>An:</b> Dana Example &lt;dana@example.org&gt;<br><b>Betreff:</b> Ready</p></div><p class=MsoNormal>Reply YES to save it</p></div></body></html>',
        "ja bitte"),
    Page("yahoo-reply", "Re: Ready",
        '<html><body><div class="yahoo-style-wrap"><div>cancel</div><div><br></div></div><div id="yahoo_quoted_1" class="yahoo_quoted"><div><div>On Wednesday, March 4, 2026 at 10:00:00 AM GMT+1, Tally &lt;intake@tally.test&gt; wrote: </div><div><br></div><div>Reply YES to save it</div></div></div></body></html>',
        "cancel"),
)  # fmt: skip
