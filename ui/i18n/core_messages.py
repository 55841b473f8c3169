"""Texts that reach a person from the rooms without Qt, and are no message of an error.

Those rooms speak English; {} stands for what is filled in. A test fails when one of them says something else.
"""

from __future__ import annotations

CORE = "core"  # the context of what comes from the rooms without Qt
TEMPLATES = "templates"  # under which the .qm lists the texts with something filled in

TEXTS = (
    # Sides, roles, deeds and states, in sentences
    *("source", "target", "both", "translator", "reviewer", "above", "below", "undone", "done again"),
    *("confirm", "take back", "approve", "return", "reshape", "move", "edit", "release", "comment on"),
    *("propose another wording for", "change the rules of"),
    *("only suggested", "confirmed", "returned", "approved"),
    # aligner.permissions
    "a {} may not {} a pair; that is for the {}",
    "an approved pair is closed to the translator, who may not {} it",
    "a {} may not {} a pair that is {}",
    "this project does not let anybody approve their own work",
    # Summaries of events (db)
    "Nothing to do",
    *("Confirmed 1 pair", "Confirmed {} pairs", "Took back 1 pair", "Took back {} pairs"),
    *("Approved 1 pair", "Approved {} pairs", "Returned 1 pair: {}", "Returned {} pairs: {}"),
    *("Released 1 pair", "Released {} pairs"),
    *("Split a pair in two", "Merged two pairs", "Joined two pairs", "Took a pair apart", "Moved a cut"),
    *("Moved a segment of the {} to another pair", "Moved {} segments of the {} to another pair"),
    *("Moved a pair", "Corrected the {} text", "Restored the {} text", "Corrected the text of {} pair"),
    *("Corrected the text of {} pairs", "Commented on a pair", "Commented on {} pairs"),
    "Proposed another {} wording",
    *("Suggested {} pair", "Suggested {} pairs", "Suggested nothing new"),
    *("Suggested {} pair in place of {}", "Suggested {} pairs in place of {}"),
    *("Forbade approving one's own work", "Allowed approving one's own work"),
    *("Took back: {}", "Did again: {}"),
    # Conflicts (db)
    "{} changed this pair in the meantime",
    "This pair is there again already, so the step cannot be taken",
    "This pair no longer exists: somebody else took it apart or merged it",
    # Why two chapters belong together (aligner.alignment.chapters)
    *("both are number {}", "numbers differ ({}, {})", "only one has a heading", "the same kind of heading"),
    *("of like length", "of unlike length"),
    # What a person should know about two texts (aligner.alignment.warnings)
    (
        "The two texts do not seem to be a text and its translation: hardly anything in one answers the "
        "other better than chance. Check that the right files were chosen."
    ),
    "Both sides hold the same text. Check that the right files were chosen.",
    # Encodings (aligner.text.encoding_detection)
    *("UTF-16 (little-endian)", "UTF-16 (big-endian)", "UTF-32 (little-endian)", "UTF-32 (big-endian)"),
    *("Windows-1256 (Arabic)", "ISO-8859-6 (Arabic)", "Windows-1252 (Western)"),
    *("its characters make likely words", "its characters may make words"),
    "its characters make no likely words",
    *("it begins with the byte order mark of {}", "it is plain ASCII", "it is valid UTF-8"),
    # Findings before an export (aligner.exchange.preflight)
    *("Both sides are blank.", "The reviewer sent it back.", "Nobody has confirmed it."),
    *("The same pair comes earlier.", "Its source is translated otherwise in {}."),
    *("Holds {} characters that XML cannot carry ({}).", "The {} has {} characters; {} takes {}."),
    *("The {} is empty; it will be {}.", "left out", "written with one side"),
    *("The {} does not look like {}.", "Only the {} has {}.", "The {} opens {} directions and closes {}."),
    "The {} ({}) mixes both directions; look how the tool shows it.",
    # Steps of cleaning (aligner.text.cleaning)
    *("tatweel", "presentation forms", "invisible marks", "footnote numbers", "running heads"),
    *("verse marks", "editors' brackets", "hyphens at line ends"),
    # Formats and tools (aligner.formats)
    *("Plain text", "Word document", "OpenDocument text", "Rich Text", "Web page", "EPUB book", "Markdown"),
    *("OpenITI mARkdown", "TMX translation memory", "Tab-separated table", "Comma-separated table"),
    *("Excel workbook", "JSON Lines", "Moses plain text pair", "Plain TMX 1.4"),
    # Encoders (models)
    "multilingual Universal Sentence Encoder, bundled: quick, no download",
    *("LaBSE, trained on translations: the best pairs, slowly", "multilingual E5, small"),
    "multilingual E5, base",
)

# Words on Qt's own buttons that are put otherwise here.
#
# Within a menu a key is a line of its own: it begins with a mark that lets it run from left to right to the
# end, also where that is a comma or a full stop, which would else go to the other end ("+Ctrl,").
QT = (
    *(("QShortcut", key) for key in ("Ctrl", "Alt", "Shift", "Meta", "Up", "Down", "Left", "Right")),
    ("QPlatformTheme", "OK"),
    ("QPlatformTheme", "Save"),
    ("QPlatformTheme", "Open"),
    ("QPlatformTheme", "Cancel"),
    ("QPlatformTheme", "Restore Defaults"),
    ("QPlatformTheme", "Close"),
    ("QPlatformTheme", "&Yes"),
    ("QPlatformTheme", "&No"),
)
