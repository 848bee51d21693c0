"""Forwards as mail programs print them, typed off by hand: what stands around the forwarded words, per program and language.

Each row: name, the letter's subject, the plain text, what must be read in it (note, sender, to, cc, date, subject).
``{body}`` is the certificate letter's text. Rows of HELD were written after the code was and are never tuned against.
"""

# ruff: noqa: E501 - letters are typed off as they are printed

from __future__ import annotations

from typing import NamedTuple

BODY = "Dear Dana,\n\nthank you for attending. Your certificate is attached.\n\nTitle: Plain language summaries in practice\nHours: 1.25"


class Forward(NamedTuple):
    """One forward and what stands in it; the forwarded words are always BODY."""

    name: str
    subject: str
    text: str
    note: str
    sender: tuple[str | None, str | None]
    to: tuple[str, ...]
    cc: tuple[str, ...]
    date: str | None
    about: str | None


PROVIDER = ("Example Academy", "certificates@academy.example.org")
DANA = ("dana@example.org",)
ABOUT = "Your certificate"

KNOWN = (
    Forward("gmail-en", "Fwd: Your certificate",
        "add this please, implement\n\n---------- Forwarded message ---------\nFrom: Example Academy <certificates@academy.example.org>\nDate: Wed, Mar 4, 2026 at 10:00 AM\nSubject: Your certificate\nTo: <dana@example.org>\n\n\n{body}\n",
        "add this please, implement", PROVIDER, DANA, (), "Wed, Mar 4, 2026 at 10:00 AM", ABOUT),
    Forward("gmail-en-bold-labels", "Fwd: Your certificate",
        "---------- Forwarded message ---------\nFrom: *Example Academy* <certificates@academy.example.org>\nDate: Wed, Mar 4, 2026 at 10:00 AM\nSubject: Your certificate\nTo: Dana Example <dana@example.org>, Robin Sample <robin@example.org>\nCc: office@example.org <office@example.org>\n\n\n{body}\n",
        "", PROVIDER, ("dana@example.org", "robin@example.org"), ("office@example.org",), "Wed, Mar 4, 2026 at 10:00 AM", ABOUT),
    Forward("gmail-de", "Fwd: Your certificate",
        "Zur Ablage\n\n---------- Forwarded message ---------\nVon: Example Academy <certificates@academy.example.org>\nDate: Mi., 4. März 2026 um 10:00 Uhr\nSubject: Your certificate\nTo: <dana@example.org>\n\n\n{body}\n",
        "Zur Ablage", PROVIDER, DANA, (), "Mi., 4. März 2026 um 10:00 Uhr", ABOUT),
    Forward("gmail-fr", "Fwd: Your certificate",
        "---------- Forwarded message ---------\nDe : Example Academy <certificates@academy.example.org>\nDate: mer. 4 mars 2026 à 10:00\nSubject: Your certificate\nTo: <dana@example.org>\n\n\n{body}\n",
        "", PROVIDER, DANA, (), "mer. 4 mars 2026 à 10:00", ABOUT),
    Forward("gmail-ja", "Fwd: Your certificate",
        "---------- Forwarded message ---------\n差出人: Example Academy <certificates@academy.example.org>\nDate: 2026年3月4日(水) 10:00\nSubject: Your certificate\nTo: <dana@example.org>\n\n\n{body}\n",
        "", PROVIDER, DANA, (), "2026年3月4日(水) 10:00", ABOUT),
    Forward("outlook-desktop-en", "FW: Your certificate",
        "Please file.\n\nFrom: Example Academy <certificates@academy.example.org>\nSent: Wednesday, March 4, 2026 10:00 AM\nTo: Dana Example <dana@example.org>\nCc: Robin Sample <robin@example.org>\nSubject: Your certificate\n\n{body}\n",
        "Please file.", PROVIDER, DANA, ("robin@example.org",), "Wednesday, March 4, 2026 10:00 AM", ABOUT),
    Forward("outlook-old-mailto", "FW: Your certificate",
        "-----Original Message-----\nFrom: Example Academy [mailto:certificates@academy.example.org] \nSent: Wednesday, March 04, 2026 10:00 AM\nTo: Example, Dana\nSubject: Your certificate\n\n{body}\n",
        "", PROVIDER, ("Example, Dana",), (), "Wednesday, March 04, 2026 10:00 AM", ABOUT),
    Forward("outlook-name-only", "Fw: Your certificate",
        "________________________________\nFrom: Example Academy\nSent: 04 March 2026 10:00\nTo: Dana Example; Robin Sample\nSubject: Your certificate\n\n{body}\n",
        "", ("Example Academy", None), ("Dana Example", "Robin Sample"), (), "04 March 2026 10:00", ABOUT),
    Forward("outlook-web-en", "Fw: Your certificate",
        "1.25 hours, implement\n________________________________\nFrom: Example Academy <certificates@academy.example.org>\nSent: Wednesday, March 4, 2026 10:00 AM\nTo: Dana Example <dana@example.org>\nSubject: Your certificate\n\n{body}\n",
        "1.25 hours, implement", PROVIDER, DANA, (), "Wednesday, March 4, 2026 10:00 AM", ABOUT),
    Forward("outlook-de", "WG: Your certificate",
        "Bitte eintragen, 1,25 Stunden\n\nVon: Example Academy <certificates@academy.example.org> \nGesendet: Mittwoch, 4. März 2026 10:00\nAn: Dana Example <dana@example.org>\nBetreff: Your certificate\n\n{body}\n",
        "Bitte eintragen, 1,25 Stunden", PROVIDER, DANA, (), "Mittwoch, 4. März 2026 10:00", ABOUT),
    Forward("outlook-fr", "TR: Your certificate",
        "De : Example Academy <certificates@academy.example.org>\nEnvoyé : mercredi 4 mars 2026 10:00\nÀ : Dana Example <dana@example.org>\nObjet : Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "mercredi 4 mars 2026 10:00", ABOUT),
    Forward("outlook-es", "RV: Your certificate",
        "De: Example Academy <certificates@academy.example.org>\nEnviado el: miércoles, 4 de marzo de 2026 10:00\nPara: Dana Example <dana@example.org>\nAsunto: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "miércoles, 4 de marzo de 2026 10:00", ABOUT),
    Forward("outlook-it", "I: Your certificate",
        "Da: Example Academy <certificates@academy.example.org>\nInviato: mercoledì 4 marzo 2026 10:00\nA: Dana Example <dana@example.org>\nOggetto: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "mercoledì 4 marzo 2026 10:00", ABOUT),
    Forward("outlook-nl", "FW: Your certificate",
        "Van: Example Academy <certificates@academy.example.org>\nVerzonden: woensdag 4 maart 2026 10:00\nAan: Dana Example <dana@example.org>\nOnderwerp: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "woensdag 4 maart 2026 10:00", ABOUT),
    Forward("outlook-sv", "VB: Your certificate",
        "Från: Example Academy <certificates@academy.example.org>\nSkickat: den 4 mars 2026 10:00\nTill: Dana Example <dana@example.org>\nÄmne: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "den 4 mars 2026 10:00", ABOUT),
    Forward("outlook-pl", "PD: Your certificate",
        "Od: Example Academy <certificates@academy.example.org>\nWysłano: środa, 4 marca 2026 10:00\nDo: Dana Example <dana@example.org>\nTemat: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "środa, 4 marca 2026 10:00", ABOUT),
    Forward("outlook-zh", "转发: Your certificate",
        "发件人: Example Academy <certificates@academy.example.org>\n发送时间: 2026年3月4日 10:00\n收件人: Dana Example <dana@example.org>\n主题: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "2026年3月4日 10:00", ABOUT),
    Forward("outlook-ios-attribution", "Fwd: Your certificate",
        "Get Outlook for iOS<https://aka.ms/o0ukef>\n________________________________\nFrom: Example Academy <certificates@academy.example.org>\nSent: Wednesday, March 4, 2026 10:00:00 AM\nTo: dana@example.org <dana@example.org>\nSubject: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "Wednesday, March 4, 2026 10:00:00 AM", ABOUT),
    Forward("outlook-mac-attribution", "FW: Your certificate",
        "On 04/03/2026, 10:00, \"Example Academy\" <certificates@academy.example.org> wrote:\n\n    {body}\n",
        "", PROVIDER, (), (), "04/03/2026, 10:00", ABOUT),
    Forward("apple-mail-en", "Fwd: Your certificate",
        "From last week.\n\n> Begin forwarded message:\n> \n> From: Example Academy <certificates@academy.example.org>\n> Subject: Your certificate\n> Date: 4 March 2026 at 10:00:00 CET\n> To: dana@example.org\n> Reply-To: help@academy.example.org\n> \n> {body>}\n",
        "From last week.", PROVIDER, DANA, (), "4 March 2026 at 10:00:00 CET", ABOUT),
    Forward("apple-mail-de", "Fwd: Your certificate",
        "Anfang der weitergeleiteten Nachricht:\n\nVon: Example Academy <certificates@academy.example.org>\nBetreff: Your certificate\nDatum: 4. März 2026 um 10:00:00 MEZ\nAn: dana@example.org\n\n{body}\n",
        "", PROVIDER, DANA, (), "4. März 2026 um 10:00:00 MEZ", ABOUT),
    Forward("apple-mail-blank-lines", "Fwd: Your certificate",
        "Sent from my iPhone\n\nBegin forwarded message:\n\n> From: Example Academy <certificates@academy.example.org>\n\n> Date: March 4, 2026 at 10:00:00 AM EST\n> To: dana@example.org\n> Subject: Your certificate\n> \n> {body>}\n",
        "", PROVIDER, DANA, (), "March 4, 2026 at 10:00:00 AM EST", ABOUT),
    Forward("thunderbird-en", "Fwd: Your certificate",
        "for my record\n\n\n-------- Forwarded Message --------\nSubject: \tYour certificate\nDate: \tWed, 4 Mar 2026 10:00:00 +0100\nFrom: \tExample Academy <certificates@academy.example.org>\nTo: \tDana Example <dana@example.org>\n\n\n\n{body}\n",
        "for my record", PROVIDER, DANA, (), "Wed, 4 Mar 2026 10:00:00 +0100", ABOUT),
    Forward("thunderbird-fr", "Fwd: Your certificate",
        "-------- Message transféré --------\nSujet : \tYour certificate\nDate : \tWed, 4 Mar 2026 10:00:00 +0100\nDe : \tExample Academy <certificates@academy.example.org>\nPour : \tDana Example <dana@example.org>\n\n\n\n{body}\n",
        "", PROVIDER, DANA, (), "Wed, 4 Mar 2026 10:00:00 +0100", ABOUT),
    Forward("yahoo-one-line", "Fw: Your certificate",
        "here\n\n   ----- Forwarded Message ----- From: Example Academy <certificates@academy.example.org>To: \"dana@example.org\" <dana@example.org>Sent: Wednesday, March 4, 2026 at 10:00:00 AM GMT+1Subject: Your certificate\n {body}\n",
        "here", PROVIDER, DANA, (), "Wednesday, March 4, 2026 at 10:00:00 AM GMT+1", ABOUT),
    Forward("gmx-de", "Fwd: Your certificate",
        "\n\n\nGesendet: Mittwoch, 4. März 2026 um 10:00 Uhr\nVon: \"Example Academy\" <certificates@academy.example.org>\nAn: dana@example.org\nBetreff: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "Mittwoch, 4. März 2026 um 10:00 Uhr", ABOUT),
    Forward("protonmail", "Fw: Your certificate",
        "Sent with Proton Mail secure email.\n\n------- Forwarded Message -------\nFrom: Example Academy <certificates@academy.example.org>\nDate: On Wednesday, March 4th, 2026 at 10:00\nSubject: Your certificate\nTo: dana@example.org <dana@example.org>\n\n\n> {body>}\n",
        "", PROVIDER, DANA, (), "On Wednesday, March 4th, 2026 at 10:00", ABOUT),
    Forward("samsung", "Fwd: Your certificate",
        "Sent from my Galaxy\n\n\n-------- Original message --------\nFrom: Example Academy <certificates@academy.example.org>\nDate: 04/03/2026 10:00 (GMT+01:00)\nTo: Dana Example <dana@example.org>\nSubject: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "04/03/2026 10:00 (GMT+01:00)", ABOUT),
    Forward("lotus-notes", "Fw: Your certificate",
        "----- Forwarded by Dana Example/EXAMPLE on 03/05/2026 09:00 AM -----\n\nFrom:\tExample Academy <certificates@academy.example.org>\nTo:\tdana@example.org\nDate:\t03/04/2026 10:00 AM\nSubject:\tYour certificate\n\n\n{body}\n",
        "", PROVIDER, DANA, (), "03/04/2026 10:00 AM", ABOUT),
    Forward("zoho", "Fwd: Your certificate",
        "============ Forwarded message ============\nFrom: Example Academy <certificates@academy.example.org>\nTo: \"Dana\"<dana@example.org>\nDate: Wed, 04 Mar 2026 10:00:00 +0100\nSubject: Your certificate\n============ Forwarded message ============\n\n{body}\n",
        "", PROVIDER, DANA, (), "Wed, 04 Mar 2026 10:00:00 +0100", ABOUT),
    Forward("yandex-ru", "Fwd: Your certificate",
        "-------- Пересылаемое сообщение --------\n04.03.2026, 10:00, \"Example Academy\" <certificates@academy.example.org>:\n\n{body}\n\n-------- Конец пересылаемого сообщения --------\n",
        "", PROVIDER, (), (), "04.03.2026, 10:00", ABOUT),
    Forward("mutt", "Fwd: Your certificate",
        "----- Forwarded message from Example Academy <certificates@academy.example.org> -----\n\nDate: Wed, 4 Mar 2026 10:00:00 +0100\nFrom: Example Academy <certificates@academy.example.org>\nTo: dana@example.org\nSubject: Your certificate\n\n{body}\n\n----- End forwarded message -----\n",
        "", PROVIDER, DANA, (), "Wed, 4 Mar 2026 10:00:00 +0100", ABOUT),
    Forward("no-prefix-edited-subject", "certificate for you, 1.25 h",
        "see below\n\nFrom: Example Academy <certificates@academy.example.org>\nSent: Wednesday, March 4, 2026 10:00 AM\nTo: Dana Example <dana@example.org>\nSubject: Your certificate\n\n{body}\n",
        "see below", PROVIDER, DANA, (), "Wednesday, March 4, 2026 10:00 AM", ABOUT),
)  # fmt: skip

HELD = (
    Forward("gmail-es", "Fwd: Your certificate",
        "Para mi registro\n\n---------- Forwarded message ---------\nDe: Example Academy <certificates@academy.example.org>\nDate: mié, 4 mar 2026 a las 10:00\nSubject: Your certificate\nTo: <dana@example.org>\n\n\n{body}\n",
        "Para mi registro", PROVIDER, DANA, (), "mié, 4 mar 2026 a las 10:00", ABOUT),
    Forward("gmail-zh", "Fwd: Your certificate",
        "---------- Forwarded message ---------\n发件人： Example Academy <certificates@academy.example.org>\nDate: 2026年3月4日周三 10:00\nSubject: Your certificate\nTo: <dana@example.org>\n\n\n{body}\n",
        "", PROVIDER, DANA, (), "2026年3月4日周三 10:00", ABOUT),
    Forward("outlook-pt-br", "ENC: Your certificate",
        "Segue o certificado.\n\nDe: Example Academy <certificates@academy.example.org>\nEnviada em: quarta-feira, 4 de março de 2026 10:00\nPara: Dana Example <dana@example.org>\nAssunto: Your certificate\n\n{body}\n",
        "Segue o certificado.", PROVIDER, DANA, (), "quarta-feira, 4 de março de 2026 10:00", ABOUT),
    Forward("outlook-da", "VS: Your certificate",
        "Fra: Example Academy <certificates@academy.example.org>\nSendt: 4. marts 2026 10:00\nTil: Dana Example <dana@example.org>\nEmne: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "4. marts 2026 10:00", ABOUT),
    Forward("outlook-fi", "VL: Your certificate",
        "Lähettäjä: Example Academy <certificates@academy.example.org>\nLähetetty: keskiviikko 4. maaliskuuta 2026 10.00\nVastaanottaja: Dana Example <dana@example.org>\nAihe: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "keskiviikko 4. maaliskuuta 2026 10.00", ABOUT),
    Forward("outlook-tr", "İLT: Your certificate",
        "Kimden: Example Academy <certificates@academy.example.org>\nGönderildi: 4 Mart 2026 Çarşamba 10:00\nKime: Dana Example <dana@example.org>\nKonu: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "4 Mart 2026 Çarşamba 10:00", ABOUT),
    Forward("outlook-cs", "FW: Your certificate",
        "From: Example Academy <certificates@academy.example.org> \nSent: Wednesday, March 4, 2026 10:00 AM\nTo: Dana Example <dana@example.org>\nSubject: Your certificate\nImportance: High\n\n{body}\n",
        "", PROVIDER, DANA, (), "Wednesday, March 4, 2026 10:00 AM", ABOUT),
    Forward("outlook-hu", "FW: Your certificate",
        "Feladó: Example Academy <certificates@academy.example.org>\nElküldve: 2026. március 4., szerda 10:00\nCímzett: Dana Example <dana@example.org>\nTárgy: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "2026. március 4., szerda 10:00", ABOUT),
    Forward("outlook-ko", "전달: Your certificate",
        "보낸 사람: Example Academy <certificates@academy.example.org>\n보낸 날짜: 2026년 3월 4일 수요일 오전 10:00\n받는 사람: Dana Example <dana@example.org>\n제목: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "2026년 3월 4일 수요일 오전 10:00", ABOUT),
    Forward("apple-mail-fr", "Fwd: Your certificate",
        "Envoyé de mon iPhone\n\nDébut du message transféré :\n\n> De: Example Academy <certificates@academy.example.org>\n> Date: 4 mars 2026 à 10:00:00 UTC+1\n> À: dana@example.org\n> Objet: Your certificate\n> \n> {body>}\n",
        "", PROVIDER, DANA, (), "4 mars 2026 à 10:00:00 UTC+1", ABOUT),
    Forward("apple-mail-nl", "Fwd: Your certificate",
        "> Begin doorgestuurd bericht:\n> \n> Van: Example Academy <certificates@academy.example.org>\n> Onderwerp: Your certificate\n> Datum: 4 maart 2026 om 10:00:00 CET\n> Aan: dana@example.org\n> \n> {body>}\n",
        "", PROVIDER, DANA, (), "4 maart 2026 om 10:00:00 CET", ABOUT),
    Forward("thunderbird-de", "Fwd: Your certificate",
        "-------- Weitergeleitete Nachricht --------\nBetreff: \tYour certificate\nDatum: \tWed, 4 Mar 2026 10:00:00 +0100\nVon: \tExample Academy <certificates@academy.example.org>\nAntwort an: \thelp@academy.example.org\nAn: \tDana Example <dana@example.org>\n\n\n\n{body}\n",
        "", PROVIDER, DANA, (), "Wed, 4 Mar 2026 10:00:00 +0100", ABOUT),
    Forward("yahoo-es-one-line", "Rv: Your certificate",
        "  ----- Mensaje reenviado ----- De: Example Academy <certificates@academy.example.org>Para: \"dana@example.org\" <dana@example.org>Enviado: miércoles, 4 de marzo de 2026, 10:00:00 CETAsunto: Your certificate\n {body}\n",
        "", PROVIDER, DANA, (), "miércoles, 4 de marzo de 2026, 10:00:00 CET", ABOUT),
    Forward("roundcube", "Fwd: Your certificate",
        "-------- Original Message --------\n \t\tSubject: Your certificate\n \t\tDate: 2026-03-04 10:00\n \t\tFrom: Example Academy <certificates@academy.example.org>\n \t\tTo: dana@example.org\n\n{body}\n",
        "", PROVIDER, DANA, (), "2026-03-04 10:00", ABOUT),
    Forward("fastmail", "Fwd: Your certificate",
        "attached is my certificate\n\n----- Original message -----\nFrom: Example Academy <certificates@academy.example.org>\nTo: dana@example.org\nSubject: Your certificate\nDate: Wednesday, 4 March 2026 10:00 AM\n\n{body}\n",
        "attached is my certificate", PROVIDER, DANA, (), "Wednesday, 4 March 2026 10:00 AM", ABOUT),
    Forward("mailru", "Fwd: Your certificate",
        "-------- Пересылаемое сообщение --------\nОт кого: Example Academy <certificates@academy.example.org>\nКому: dana@example.org\nДата: Среда, 4 марта 2026, 10:00 +03:00\nТема: Your certificate\n\n{body}\n",
        "", PROVIDER, DANA, (), "Среда, 4 марта 2026, 10:00 +03:00", ABOUT),
    Forward("kmail", "Fwd: Your certificate",
        "----------  Forwarded Message  ----------\n\nSubject: Your certificate\nDate: Wednesday, 4 March 2026, 10:00:00 CET\nFrom: Example Academy <certificates@academy.example.org>\nTo: dana@example.org\n\n{body}\n-----------------------------------------\n",
        "", PROVIDER, DANA, (), "Wednesday, 4 March 2026, 10:00:00 CET", ABOUT),
    Forward("long-recipients-wrapped", "Fwd: Your certificate",
        "-------- Forwarded Message --------\nSubject: Your certificate\nDate: Wed, 4 Mar 2026 10:00:00 +0100\nFrom: Example Academy <certificates@academy.example.org>\nTo: Dana Example <dana@example.org>, Robin Sample <robin@example.org>,\nSascha Muster <sascha@example.org>\n\n{body}\n",
        "", PROVIDER, ("dana@example.org", "robin@example.org", "sascha@example.org"), (), "Wed, 4 Mar 2026 10:00:00 +0100", ABOUT),
)  # fmt: skip
