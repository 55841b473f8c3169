"""Sentences on which encoders are calibrated before use."""

from typing import Final

PROBES: Final = (
    "The ship left the harbour at dawn with forty sailors aboard.",
    "She planted three olive trees behind her father's house.",
    "The judge refused to hear the witness a second time.",
    "Prices of wheat doubled after the locusts came.",
    "He learned to read from an old copy of the poets.",
    "Snow closed the mountain road until the end of spring.",
    "The physician advised him to drink less wine.",
    "Article seven forbids the sale of stolen goods.",
    "أضاء البرق وجه الصحراء ثم هطل المطر",
    "كتب الوزير إلى أمير المدينة يطلب منه الجند",
    "لا يجوز الجمع بين الوظيفة العامة والتجارة",
    "كان أبوه نجارا فقيرا يسكن قرب السوق",
    "سمعت الأم بكاء طفلها في منتصف الليل",
    "تدور الأرض حول الشمس في سنة كاملة",
    "أكلوا الخبز والتمر وحمدوا الله",
    "انهزم العسكر وتركوا خيامهم وأثقالهم",
)
"""Unrelated sentences, half of them English, half Arabic."""
