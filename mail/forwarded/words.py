"""What mail programs print above a forwarded or quoted letter, one row per language.

A label is what stands before the colon of a printed header line; a phrase is a whole line, seen without its dashes.
All is matched after ``plain``: lower case, no decoration, single blanks.
"""

# ruff: noqa: E501 - tables of words, a row per language
from __future__ import annotations

import unicodedata
from dataclasses import dataclass

DECORATION = " \t-=_*~—–―─━>#|•·.<"


@dataclass(frozen=True, slots=True)
class Words:
    """One language's labels and phrases; alternatives stand side by side, separated by ``|``."""

    frm: str
    date: str
    to: str
    cc: str
    subject: str
    forwarded: str
    original: str = ""


LANGUAGES: dict[str, Words] = {
    "en": Words(
        "from",
        "date|sent|sent on|sent at|date sent",
        "to",
        "cc|copy",
        "subject",
        "forwarded message|begin forwarded message|start of forwarded message|forwarded mail|forwarded email"
        "|forwarded e-mail|forwarded letter|begin forwarded mail|begin forwarded email|message forwarded"
        "|below is the forwarded message|forwarded conversation|forwarded",
        "original message|original email|original e-mail|original mail|original|original appointment|reply message",
    ),
    "de": Words(
        "von|absender",
        "gesendet|datum|gesendet am|date",
        "an|empfänger",
        "cc|kopie|kopie an|kopie (cc)",
        "betreff|thema",
        "weitergeleitete nachricht|weitergeleitete e-mail|weitergeleitete mail|anfang der weitergeleiteten nachricht"
        "|anfang der weitergeleiteten e-mail|beginn der weitergeleiteten nachricht|beginn der weitergeleiteten e-mail"
        "|weitergeleitet",
        "ursprüngliche nachricht|originalnachricht|original-nachricht|original nachricht|ursprüngliche e-mail"
        "|ursprüngliche mail|original-mail|originaltermin|antwort nachricht|antwortnachricht",
    ),
    "fr": Words(
        "de|expéditeur",
        "envoyé|envoyé le|date|date d'envoi",
        "à|a|pour|destinataire|destinataires",
        "cc|copie|copie à",
        "objet|sujet",
        "message transféré|message transmis|début du message transféré|début du message réexpédié|message réexpédié|e-mail transféré"
        "|mail transféré|courriel transféré|début du courriel transféré|début de l'e-mail transféré|transféré",
        "message d'origine|message original|message initial|e-mail d'origine|courriel d'origine|courriel original",
    ),
    "es": Words(
        "de|remitente",
        "enviado|enviado el|fecha|fecha de envío|enviada|enviada el",
        "para|a|destinatario",
        "cc|copia",
        "asunto",
        "mensaje reenviado|inicio del mensaje reenviado|comienzo del mensaje reenviado|correo reenviado"
        "|mensaje reenviado empieza|inicio del correo reenviado|empieza el mensaje reenviado|reenviado",
        "mensaje original|correo original|mensaje de origen",
    ),
    "ca": Words(
        "de",
        "enviat|enviat el|data",
        "per a|a|per",
        "cc|a/c",
        "assumpte|tema",
        "missatge reenviat|inici del missatge reenviat|missatge reenviat a continuació",
        "missatge original",
    ),
    "it": Words(
        "da|mittente",
        "inviato|inviato il|data",
        "a|per|destinatario",
        "cc|copia",
        "oggetto",
        "messaggio inoltrato|inizio messaggio inoltrato|inizio del messaggio inoltrato|inizia messaggio inoltrato|inizio messaggio inoltrato"
        "|mail inoltrata|e-mail inoltrata|inoltrato",
        "messaggio originale|messaggio di origine|mail originale",
    ),
    "nl": Words(
        "van|afzender",
        "verzonden|datum|verstuurd|verzonden op",
        "aan|naar",
        "cc|kopie",
        "onderwerp",
        "doorgestuurd bericht|begin doorgestuurd bericht|begin van doorgestuurd bericht|doorgestuurde e-mail"
        "|doorgezonden bericht|doorgestuurde mail",
        "oorspronkelijk bericht|origineel bericht|oorspronkelijke e-mail|originele bericht",
    ),
    "pt": Words(
        "de|remetente",
        "enviado|enviado em|enviada|enviada em|data|data de envio|enviado a",
        "para|destinatário",
        "cc|cópia|com cópia",
        "assunto",
        "mensagem encaminhada|início da mensagem encaminhada|mensagem reencaminhada|início da mensagem reencaminhada"
        "|e-mail encaminhado|início do e-mail encaminhado|encaminhado|mensagem redirecionada",
        "mensagem original|mensagem de origem|e-mail original",
    ),
    "pl": Words(
        "od|nadawca",
        "wysłano|wysłane|data|wysłany",
        "do|adresat|odbiorca",
        "dw|kopia|do wiadomości|cc",
        "temat",
        "wiadomość przekazana|przekazana wiadomość|początek przekazywanej wiadomości|treść przekazanej wiadomości"
        "|przesłana wiadomość|wiadomość przesłana dalej|początek przekazanej wiadomości|przekazywana wiadomość",
        "wiadomość oryginalna|oryginalna wiadomość|wiadomość pierwotna",
    ),
    "cs": Words(
        "od|odesílatel",
        "odesláno|datum|odeslané|posláno",
        "komu|pro|adresát",
        "kopie|kopie komu|cc",
        "předmět|věc",
        "přeposlaná zpráva|začátek přeposílané zprávy|předaná zpráva|přeposlaný e-mail|začátek přeposlané zprávy"
        "|přesměrovaná zpráva|přeposlaný email",
        "původní zpráva|původní e-mail|originální zpráva|původní email",
    ),
    "sk": Words(
        "od|odosielateľ",
        "odoslané|dátum|poslané",
        "komu|pre",
        "kópia|kópia komu",
        "predmet|vec",
        "preposlaná správa|začiatok preposlanej správy|preposlaný e-mail|preposielaná správa|začiatok preposielanej správy",
        "pôvodná správa|pôvodný e-mail|originálna správa",
    ),
    "hr": Words(
        "od|šalje|pošiljatelj|pošiljalac",
        "poslano|datum|poslato|poslano dana",
        "za|prima|kome|primatelj",
        "kopija|cc|kp",
        "predmet|naslov",
        "proslijeđena poruka|započeta proslijeđena poruka|početak proslijeđene poruke|prosleđena poruka"
        "|započni proslijeđenu poruku|proslijeđeni e-mail|prosljeđena poruka",
        "izvorna poruka|originalna poruka|originalni e-mail",
    ),
    "sr": Words(
        "од|шаље",
        "послато|датум",
        "за|коме",
        "копија",
        "наслов|предмет",
        "прослеђена порука|почетак прослеђене поруке",
        "оригинална порука|изворна порука",
    ),
    "sl": Words(
        "od|pošiljatelj",
        "poslano|datum",
        "za|prejemnik",
        "kp|kopija",
        "zadeva",
        "posredovano sporočilo|začetek posredovanega sporočila|posredovana e-pošta",
        "izvirno sporočilo|prvotno sporočilo",
    ),
    "da": Words(
        "fra",
        "sendt|dato|dato sendt",
        "til",
        "cc|kopi",
        "emne",
        "videresendt meddelelse|videresendt besked|start på videresendt besked|videresendt mail|videresendt e-mail"
        "|start på videresendt meddelelse|begyndelse på videresendt besked",
        "oprindelig meddelelse|original meddelelse|oprindelig besked|oprindelig mail|original besked",
    ),
    "no": Words(
        "fra|frå",
        "sendt|dato",
        "til",
        "kopi|cc",
        "emne",
        "videresendt melding|start på videresendt melding|videresendt e-post|videresend melding|vidaresend melding"
        "|begynnelse på videresendt melding|videresendt e-mail",
        "opprinnelig melding|original melding|opphavleg melding|opprinnelig e-post",
    ),
    "sv": Words(
        "från|avsändare",
        "skickat|datum|skickades|sänt|skickat den",
        "till",
        "kopia|cc",
        "ämne",
        "vidarebefordrat meddelande|vidarebefordrat brev|början på vidarebefordrat meddelande|vidarebefordrat mejl"
        "|vidarebefordrat mail|början på vidarebefordrat brev|vidarebefordrat e-postmeddelande|vidarebefordrat e-brev",
        "ursprungligt meddelande|originalmeddelande|ursprungligt e-postmeddelande|ursprungligt brev",
    ),
    "fi": Words(
        "lähettäjä",
        "lähetetty|päivämäärä|päiväys|pvm|päivä|lähetysaika",
        "vastaanottaja|vastaanottajat|kenelle",
        "kopio|cc",
        "aihe|otsikko",
        "välitetty viesti|edelleenlähetetty viesti|välitetty viesti alkaa|edelleenlähetetty viesti alkaa"
        "|välitetyn viestin alku|lähetetty edelleen|edelleenlähetetty sähköposti|välitetty sähköposti",
        "alkuperäinen viesti|alkuperäinen sähköposti|alkuperäinen sähköpostiviesti",
    ),
    "et": Words(
        "saatja|kellelt",
        "saadetud|kuupäev|saatmisaeg",
        "kellele|saaja|adressaat|saajad",
        "koopia",
        "teema",
        "edastatud kiri|edastatud sõnum|edastatud kirja algus|algab edastatud kiri|edasi saadetud kiri|edastatud e-kiri"
        "|edastatud sõnumi algus|edasisaadetud kiri",
        "algne sõnum|algsõnum|algne kiri|originaalsõnum|originaalkiri",
    ),
    "lv": Words(
        "no|sūtītājs",
        "nosūtīts|datums",
        "kam|adresāts",
        "kopija",
        "tēma|temats",
        "pārsūtīta ziņa|pārsūtītā ziņa|pārsūtīts ziņojums|pārsūtīta vēstule|pārsūtītās ziņas sākums|pārsūtītais ziņojums",
        "sākotnējais ziņojums|sākotnējā ziņa|oriģinālais ziņojums",
    ),
    "lt": Words(
        "nuo|siuntėjas|kas",
        "išsiųsta|data|siųsta",
        "kam|gavėjas|iki",
        "kopija",
        "tema",
        "persiųstas laiškas|persiųsta žinutė|persiunčiamas laiškas|persiųstas pranešimas|persiųsto laiško pradžia"
        "|peradresuotas laiškas",
        "pirminis laiškas|originalus laiškas|pradinis laiškas|pradinis pranešimas|originalus pranešimas",
    ),
    "hu": Words(
        "feladó|küldő",
        "küldve|dátum|elküldve|küldés dátuma",
        "címzett|címzettek",
        "másolat|másolatot kap",
        "tárgy",
        "továbbított üzenet|továbbított levél|továbbított levél kezdete|továbbított üzenet kezdete|továbbított e-mail"
        "|továbbított üzenet eleje",
        "eredeti üzenet|eredeti levél|eredeti e-mail",
    ),
    "ro": Words(
        "de la|de|expeditor|expeditorul",
        "trimis|data|dată|trimis la|expediat|data trimiterii",
        "către|catre|pentru|la|destinatar|destinatarul",
        "cc|copie",
        "subiect|subiectul",
        "mesaj redirecționat|mesajul redirecționat|mesaj redirecţionat|începutul mesajului redirecționat"
        "|începe mesajul redirecționat|mesaj transmis mai departe|mesaj retransmis|început mesaj redirecționat"
        "|mesaj redirectionat|mesajul redirecţionat|e-mail redirecționat",
        "mesaj original|mesajul original|mesaj inițial|mesajul inițial|mesajul iniţial",
    ),
    "ru": Words(
        "от|от кого|отправитель",
        "отправлено|дата|отправлен|дата отправки",
        "кому|получатель",
        "копия|копии",
        "тема",
        "пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения|переадресованное сообщение"
        "|начало пересылаемого сообщения|начало пересланного сообщения|пересылаемое письмо|пересланное письмо"
        "|переадресованное письмо|перенаправленное сообщение|начало перенаправленного сообщения",
        "исходное сообщение|оригинальное сообщение|исходное письмо|оригинал сообщения",
    ),
    "uk": Words(
        "від|від кого|відправник",
        "надіслано|дата|відправлено",
        "кому|до|одержувач",
        "копія",
        "тема",
        "переслане повідомлення|пересланий лист|початок листа, що пересилається|початок пересланого повідомлення"
        "|початок переадресованого повідомлення|перенаправлене повідомлення|переслане повідомлення починається"
        "|переадресоване повідомлення|початок пересланого листа",
        "вихідне повідомлення|оригінальне повідомлення|початкове повідомлення|оригінал повідомлення",
    ),
    "bg": Words(
        "от",
        "изпратено|дата",
        "до",
        "копие|як",
        "относно|тема",
        "препратено съобщение|начало на препратеното съобщение|препратено писмо|препратен имейл|препратеното съобщение",
        "оригинално съобщение|първоначално съобщение",
    ),
    "el": Words(
        "από|απο",
        "στάλθηκε|ημερομηνία|εστάλη|ημ/νία",
        "προς",
        "κοιν|κοιν.|κοινοποίηση|κοιν:",
        "θέμα",
        "προωθημένο μήνυμα|έναρξη προωθημένου μηνύματος|προωθούμενο μήνυμα|αρχή προωθημένου μηνύματος"
        "|έναρξη προωθούμενου μηνύματος|προωθημένο email",
        "αρχικό μήνυμα|πρωτότυπο μήνυμα|αυθεντικό μήνυμα",
    ),
    "tr": Words(
        "kimden|gönderen",
        "gönderildi|tarih|gönderilme|gönderme tarihi|gönderim tarihi|gönderilen",
        "kime|alıcı|kime:",
        "bilgi|cc|kopya|karbon kopya",
        "konu",
        "iletilen ileti|iletilmiş ileti|yönlendirilen ileti|iletilen mesaj|yönlendirilmiş ileti|iletilmiş mesaj"
        "|iletilen e-posta|yönlendirilen mesaj|başlangıç iletilen ileti|iletilen iletinin başlangıcı|ileti başlangıcı|iletilen ileti başlangıcı|başlatılan iletilmiş mesaj",
        "özgün ileti|orijinal ileti|orijinal mesaj|asıl ileti|özgün mesaj|orijinal e-posta",
    ),
    "ja": Words(
        "差出人|送信者|送信元|from",
        "送信日時|送信|日付|日時|送信日|date",
        "宛先|to|受信者|送信先",
        "cc|ｃｃ|カーボンコピー",
        "件名|subject|題名",
        "転送されたメッセージ|転送メッセージ|転送されたメール|転送メール|以下は転送されたメッセージです|メッセージを転送|転送",
        "元のメッセージ|元のメール|オリジナルメッセージ|オリジナル メッセージ",
    ),
    "zh": Words(
        "发件人|寄件者|寄件人|發件人|发信人",
        "发送时间|发送日期|日期|时间|寄件日期|傳送時間|發送時間|寄件時間|已发送|傳送日期|发件时间",
        "收件人|收件者|至",
        "抄送|副本|抄送人|副本抄送",
        "主题|主旨|主題|标题",
        "转发的邮件|转发邮件|转发邮件信息|转发消息|被转发邮件信息|以下是转发的邮件|下面是被转发的邮件|转发的消息|开始转发的邮件"
        "|轉寄的郵件|轉寄郵件|以下是轉寄的郵件|轉寄的訊息|轉寄訊息|開始轉寄郵件|以下是轉寄的信件|轉寄信件|已轉寄的郵件|已转发邮件",
        "原始邮件|原邮件|原始郵件|原始信件|原始訊息|原始消息|原始邮件信息",
    ),
    "ko": Words(
        "보낸 사람|보낸사람|발신자|발신",
        "보낸 날짜|날짜|보낸날짜|보낸 시간|일시|전송|보냄|발송일",
        "받는 사람|받는사람|수신자|수신",
        "참조|cc",
        "제목",
        "전달된 메시지|전달된 메일|전달한 메시지|전달된 이메일|전달된 메시지의 시작|다음은 전달된 메시지입니다",
        "원본 메시지|원본 메일|원본메시지|원본 이메일",
    ),
    "he": Words(
        "מאת|מ",
        "תאריך|נשלח|נשלח בתאריך",
        "אל|ל",
        "עותק",
        "נושא",
        "הודעה שהועברה|הודעה מועברת|תחילת ההודעה שהועברה",
        "הודעה מקורית",
    ),
    "ar": Words(
        "من",
        "التاريخ|تاريخ|تاريخ الإرسال|أرسلت|تم الإرسال|مرسل",
        "إلى",
        "نسخة|نسخة إلى",
        "الموضوع|موضوع",
        "رسالة معاد توجيهها|رسالة مُعاد توجيهها|رسالة محولة|بداية الرسالة المحولة|الرسالة المحولة|رسالة معاد إرسالها",
        "الرسالة الأصلية|رسالة أصلية",
    ),
    "id": Words(
        "dari",
        "tanggal|dikirim|terkirim",
        "kepada|ke|untuk",
        "cc|tembusan",
        "perihal|subjek|judul",
        "pesan terusan|pesan diteruskan|pesan yang diteruskan|awal pesan terusan|mulai pesan terusan",
        "pesan asli",
    ),
    "vi": Words(
        "từ|người gửi",
        "ngày|đã gửi|thời gian|vào",
        "đến|tới|người nhận",
        "cc|sao chép",
        "chủ đề|tiêu đề",
        "thư được chuyển tiếp|thư đã chuyển tiếp|bắt đầu thư được chuyển tiếp|thư chuyển tiếp|tin nhắn được chuyển tiếp",
        "thư gốc",
    ),
}

OTHER_LABELS = (
    "reply-to|reply to|antwort an|répondre à|responder a|responder para|rispondi a|antwoord aan|svar til|svara till"
    "|ответить|odpowiedz do|vastausosoite|返信先|回复|attachments|attachment|anlagen|anhänge|anhang|pièces jointes|pièce jointe"
    "|datos adjuntos|adjuntos|allegati|allegato|bijlagen|bijlage|anexos|anexo|załączniki|přílohy|vedhæftede filer|vedlegg"
    "|bilagor|liitteet|вложения|附件|添付ファイル|importance|wichtigkeit|importance haute|priority|priorität|prioridad|importancia"
    "|priorité|sensitivity|vertraulichkeit|organization|organisation|message-id|resent-from|resent-to|mailed-by|signed-by"
    "|list-id|categories|kategorien|x-mailer|when|where|user-agent|mime-version|content-type|bcc|udw|received|blindkopie|cci|cco|ccn"
)

FORWARD_STARTS = (
    "forwarded message from", "forwarded message by", "forwarded by", "begin forwarded message from", "forwarded email from", "forwarded mail from",
    "weitergeleitet von", "weitergeleitete nachricht von", "transféré par", "réexpédié par", "message transféré de",
    "reenviado por", "mensaje reenviado de", "inoltrato da", "messaggio inoltrato da", "doorgestuurd door",
    "encaminhado por", "mensagem encaminhada de", "videresendt af", "videresendt av", "vidarebefordrat av", "przesłane przez",
    "przekazane przez", "перенаправлено", "переслано",
)  # fmt: skip
END_STARTS = (
    "end forwarded message", "end of forwarded message", "end of original message", "end original message", "end forwarded mail",
    "ende der weitergeleiteten", "fin du message transféré", "fin del mensaje reenviado", "fine messaggio inoltrato",
    "fine del messaggio inoltrato", "einde doorgestuurd bericht", "fim da mensagem encaminhada", "fim da mensagem reencaminhada",
    "koniec przekazanej", "koniec wiadomości", "конец пересылаемого", "конец пересланного", "конец переадресованного",
    "кінець пересланого", "кінець листа", "slut på videresendt", "slut på vidarebefordrat",
)  # fmt: skip


def plain(line: str) -> str:
    """A line as it is looked up: composed, lower case, without dashes, stars and the closing colon."""
    composed = line if line.isascii() else unicodedata.normalize("NFC", line).replace("’", "'").replace("İ", "i")
    return " ".join(composed.strip(DECORATION + ":：").casefold().split())


def _looked_up(alternatives: str) -> list[str]:
    return [plain(word) for word in alternatives.split("|") if word]


def _labels() -> dict[str, str]:
    kinds = dict.fromkeys(_looked_up(OTHER_LABELS), "other")
    for words in LANGUAGES.values():
        for kind in ("frm", "date", "to", "cc", "subject"):
            kinds.update({word: kind.replace("frm", "from") for word in _looked_up(getattr(words, kind))})
    return kinds


LABELS = _labels()
FORWARDED = frozenset(p for words in LANGUAGES.values() for p in _looked_up(words.forwarded))
ORIGINAL = frozenset(p for words in LANGUAGES.values() for p in _looked_up(words.original))
