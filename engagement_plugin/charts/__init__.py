"""Pictures from values: series and translated labels in, PNG bytes out.

The series, the labels and the two functions load nothing heavy: matplotlib comes with the
first picture.
"""

from engagement_plugin.charts.labels import AudienceLabels, PersonLabels, Writing
from engagement_plugin.charts.pictures import audience_picture, person_picture
from engagement_plugin.charts.series import AudienceSeries, Cell, Cohort, Mood, PersonSeries

__all__ = [
    "AudienceLabels",
    "AudienceSeries",
    "Cell",
    "Cohort",
    "Mood",
    "PersonLabels",
    "PersonSeries",
    "Writing",
    "audience_picture",
    "person_picture",
]
